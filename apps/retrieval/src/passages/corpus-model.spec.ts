import { describe, expect, it } from '@jest/globals';
import { corpusModelReader } from './corpus-model.ts';

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('corpusModelReader', () => {
  it('knows nothing at first, then the model, and looks again after half a minute', async () => {
    const models = ['model-a', 'model-b'];
    let clockMs = 0;
    const read = corpusModelReader({ read: async () => models.shift() ?? null, nowMs: () => clockMs, onUnreadable: () => undefined });
    expect(read()).toBeUndefined();
    await settled();
    expect(read()).toBe('model-a');
    clockMs = 30_000;
    expect(read()).toBe('model-a');
    await settled();
    expect(read()).toBe('model-b');
  });

  it('keeps what it knew when the table cannot be read', async () => {
    const reasons: string[] = [];
    const read = corpusModelReader({
      read: () => Promise.reject(new Error('gone')),
      nowMs: () => 0,
      onUnreadable: (reason) => reasons.push(reason),
    });
    read();
    await settled();
    expect(read()).toBeUndefined();
    expect(reasons).toEqual(['Error: gone']);
  });
});
