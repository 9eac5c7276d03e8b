import { describe, expect, it } from '@jest/globals';
import type { ModelWarmth } from '@hyrox/contracts';
import { believe } from './believe.ts';
import type { EpochClock } from './epoch-clock.ts';
import { KnownModels, merged } from './known-models.ts';
import { coldShareAfter, nothingKnown, staysWarmMs, usualWarmUpMs, withIdleCall, withWarmUp } from './model-knowledge.ts';
import { START } from './start-values.ts';

const MODEL = 'a/model';
const NOW = 10_000_000;
const standing: EpochClock = { now: () => NOW, wait: () => new Promise(() => undefined) };
const after = (idleMs: number, calls: number, slow: boolean, known = nothingKnown()): ModelWarmth =>
  Array.from({ length: calls }).reduce<ModelWarmth>((so) => withIdleCall(so, idleMs, slow), known);

describe('what is known of a model', () => {
  it('begins with the start values and follows what is observed', () => {
    expect(staysWarmMs(nothingKnown())).toBe(START.staysWarmMs);
    expect(staysWarmMs(after(7 * 60_000, 20, false, after(5.5 * 60_000, 20, false)))).toBe(8 * 60_000);
    expect(staysWarmMs(after(2.5 * 60_000, 20, true))).toBe(2 * 60_000);
    expect(coldShareAfter(nothingKnown(), 400_000)).toBe(START.coldShareAfter);
    expect(usualWarmUpMs(nothingKnown())).toBe(START.warmUpMs);
    expect(usualWarmUpMs([20_000, 20_000, 20_000].reduce(withWarmUp, nothingKnown()))).toBeGreaterThan(19_000);
  });

  it('is not moved by the few slow calls that every use has', () => {
    expect(staysWarmMs(after(90_000, 2, true, after(90_000, 18, false)))).toBe(START.staysWarmMs);
  });
});

describe('what is believed of a model', () => {
  const used = { ...nothingKnown(), lastTokenAtMs: NOW - 60_000 };
  const rested = { ...nothingKnown(), lastTokenAtMs: NOW - 400_000 };
  const sample = (ready: number, ageMs = 0) => ({ sample: { atMs: NOW - ageMs, ready }, lagMs: 15_000 });

  it.each<[string, ModelWarmth, ReturnType<typeof sample> | undefined, string]>([
    ['nothing is known', nothingKnown(), undefined, 'unknown'],
    ['it was used a minute ago', used, undefined, 'warm'],
    ['it rested longer than usual', rested, undefined, 'cold'],
    ['it rested, and it stays warm longer than others', after(400_000, 20, false, rested), undefined, 'warm'],
    ['it rested and has a replica', rested, sample(1), 'warm'],
    ['it has none', nothingKnown(), sample(0), 'cold'],
    ['it had none when nobody had asked it yet', { ...used, lastTokenAtMs: NOW - 5_000 }, sample(0), 'warm'],
    ['a sample is from long ago', rested, sample(1, 60_000), 'cold'],
    ['somebody waits for it', { ...used, loading: { sinceMs: NOW - 1_000, told: true } }, sample(1), 'cold'],
  ])('when %s', (_, known, said, state) => {
    expect(believe(known, NOW, said).state).toBe(state);
  });
});

describe('two replicas', () => {
  it('keep the later token of both, and the learning of the one that saw more', () => {
    const mine = { ...after(1_000, 3, false), lastTokenAtMs: NOW - 5_000 };
    const theirs = { ...after(1_000, 9, false), lastTokenAtMs: NOW - 9_000 };
    for (const both of [merged(mine, theirs), merged(theirs, mine)]) {
      expect(both.lastTokenAtMs).toBe(NOW - 5_000);
      expect(both.idle[0]?.calls).toBe(9);
    }
  });

  it('do not believe in a load that ended with a token at the other', () => {
    const loading = { ...nothingKnown(), loading: { sinceMs: NOW - 9_000, told: true } };
    expect(merged(loading, { ...nothingKnown(), lastTokenAtMs: NOW }).loading).toBeNull();
    expect(merged(nothingKnown(), loading).loading).toEqual(loading.loading);
  });

  it('tell each other of a load at once, and of tokens not more than once a second', () => {
    const told: ModelWarmth[] = [];
    const known = new KnownModels(standing, { get: () => undefined, set: (_, value) => void told.push(value), onChange: () => undefined });
    for (let token = 0; token < 5; token++) known.change(MODEL, (so) => ({ ...so, lastTokenAtMs: NOW + token }));
    expect(told.length).toBe(1);
    const other = new KnownModels(standing, { get: () => undefined, set: (_, value) => void told.push(value), onChange: () => undefined });
    other.change(MODEL, (so) => ({ ...so, lastTokenAtMs: NOW }));
    other.change(MODEL, (so) => ({ ...so, loading: { sinceMs: NOW, told: true } }));
    expect(told.at(-1)?.loading).not.toBeNull();
  });

  it('each go by their own without the bucket, and start from what it holds with it', () => {
    const held = { ...nothingKnown(), lastTokenAtMs: NOW - 1_000 };
    expect(new KnownModels(standing).of(MODEL)).toEqual(nothingKnown());
    expect(new KnownModels(standing, { get: () => held, set: () => undefined, onChange: () => undefined }).of(MODEL)).toEqual(held);
  });
});
