import { describe, expect, it } from '@jest/globals';
import type { LiveModel } from '@hyrox/contracts';
import { KnownLiveModel } from './known-live-model.ts';

const ANA = 'ana';
const model = (modelId: string): LiveModel => ({ modelId, fineTuned: false, examplesInPrompt: true, contextTokens: 131_072 });

function arrange(answer: () => Promise<LiveModel>): { known: KnownLiveModel; asked: () => number; at: (ms: number) => void } {
  let asked = 0;
  let nowMs = 0;
  const ask = () => {
    asked++;
    return answer();
  };
  return { known: new KnownLiveModel({ ask } as never, () => nowMs), asked: () => asked, at: (ms) => (nowMs = ms) };
}

describe('what answers at the moment', () => {
  it('is asked once by turns that begin together, and not again while it is fresh', async () => {
    const { known, asked, at } = arrange(() => Promise.resolve(model('a/b')));
    await Promise.all([known.read(ANA), known.read(ANA)]);
    at(4_999);
    expect(await known.read(ANA)).toEqual(model('a/b'));
    expect(asked()).toBe(1);
  });

  it('is asked for each subject: another one may have another route', async () => {
    const { known, asked } = arrange(() => Promise.resolve(model('a/b')));
    await known.read(ANA);
    await known.read('ben');
    expect(asked()).toBe(2);
  });

  it('is told from memory while the new answer is on its way, and is the new one after that', async () => {
    let id = 'a/old';
    const { known, at } = arrange(() => Promise.resolve(model(id)));
    await known.read(ANA);
    id = 'a/new';
    at(5_000);
    expect((await known.read(ANA))?.modelId).toBe('a/old');
    expect((await known.read(ANA))?.modelId).toBe('a/new');
  });

  it('is not known when nobody answers, and not from an answer of a minute ago', async () => {
    let isUp = true;
    const { known, at } = arrange(() => (isUp ? Promise.resolve(model('a/b')) : Promise.reject(new Error('nobody'))));
    await known.read(ANA);
    isUp = false;
    at(59_999);
    expect((await known.read(ANA))?.modelId).toBe('a/b');
    at(60_000);
    expect(await known.read(ANA)).toBeNull();
  });
});
