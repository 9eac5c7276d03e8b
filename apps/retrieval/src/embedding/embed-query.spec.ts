import { describe, expect, it } from '@jest/globals';
import { queryEmbedder, type EmbedQueryDeps } from './embed-query.ts';

function arrange(changes: Partial<EmbedQueryDeps> = {}) {
  const seen = { asked: [] as string[], hits: 0, tokens: 0, clockMs: 0 };
  let failing = false;
  const embed = queryEmbedder({
    provider: {
      knownModel: () => undefined,
      findModel: async () => 'model-a',
      embed: async (_model, text) => {
        seen.asked.push(text);
        if (failing) throw new Error('refused');
        return { vector: new Float32Array([text.length]), tokens: 7 };
      },
    },
    nowMs: () => seen.clockMs,
    onCacheHit: () => seen.hits++,
    onUsage: ({ tokens }) => (seen.tokens += tokens),
    ...changes,
  });
  return { embed, seen, fail: (on: boolean) => (failing = on) };
}

describe('queryEmbedder', () => {
  it('asks once for the same text, now and later, and pays once', async () => {
    const { embed, seen } = arrange();
    const [one, two] = await Promise.all([embed('sled'), embed('sled')]);
    const three = await embed('sled');
    expect(seen.asked).toEqual(['sled']);
    expect(one).toEqual({ model: 'model-a', vector: new Float32Array([4]) });
    expect(two.vector).toBe(one.vector);
    expect(three.vector).toBe(one.vector);
    expect(seen).toMatchObject({ hits: 1, tokens: 7 });
  });

  it('keeps vectors of two models apart', async () => {
    let model = 'model-a';
    const asked: string[] = [];
    const { embed } = arrange({
      provider: {
        knownModel: () => model,
        findModel: () => Promise.reject(new Error('known')),
        embed: async (of) => ({ vector: new Float32Array([asked.push(of)]), tokens: 1 }),
      },
    });
    await embed('sled');
    model = 'model-b';
    expect((await embed('sled')).model).toBe('model-b');
    expect(asked).toEqual(['model-a', 'model-b']);
  });

  it('forgets the text that was not asked for longest', async () => {
    const { embed, seen } = arrange({ cacheSize: 2 });
    for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) await embed(text);
    expect(seen.asked).toEqual(['a', 'b', 'c', 'b']);
  });

  it('does not remember a failure', async () => {
    const { embed, seen, fail } = arrange();
    fail(true);
    await expect(embed('sled')).rejects.toMatchObject({ code: 'unavailable' });
    fail(false);
    await embed('sled');
    expect(seen.asked).toHaveLength(2);
  });

  it('stops asking for five seconds after three failures in a row', async () => {
    const { embed, seen, fail } = arrange();
    fail(true);
    for (let n = 0; n < 5; n++) await expect(embed('sled')).rejects.toMatchObject({ code: 'unavailable' });
    expect(seen.asked).toHaveLength(3);
    fail(false);
    await expect(embed('row')).rejects.toMatchObject({ code: 'unavailable' });
    seen.clockMs = 5_000;
    await embed('sled');
    expect(seen.asked).toHaveLength(4);
  });

  it('still answers what it remembers while the provider is left alone', async () => {
    let failing = false;
    const provider: EmbedQueryDeps['provider'] = {
      knownModel: () => 'model-a',
      findModel: () => Promise.reject(new Error('known')),
      embed: async () => (failing ? Promise.reject(new Error('refused')) : { vector: new Float32Array([1]), tokens: 1 }),
    };
    const { embed } = arrange({ provider });
    await embed('sled');
    failing = true;
    for (let n = 0; n < 4; n++) await expect(embed('row')).rejects.toMatchObject({ code: 'unavailable' });
    expect((await embed('sled')).vector).toEqual(new Float32Array([1]));
  });
});
