import { describe, expect, test } from '@jest/globals';
import type { RouteChange, RouteState } from '@hyrox/contracts';
import { parseCatalog } from '../models/model-catalog.ts';
import { applyChange } from './apply-change.ts';
import { liveChain, passOver, routeFor, UNSWITCHED, type RoutePlan } from './choose-route.ts';
import { withinShare } from './sticky-share.ts';

const at = new Date('2026-11-30T12:00:00Z');
const prices = [{ validFrom: '2026-01-01', nanoUsdPerTokenIn: 1, nanoUsdPerTokenOut: 2 }];
const entry = (id: string, lifecycle: string, more: object = {}) => ({
  id,
  lifecycle,
  contextTokens: 1000,
  fineTuned: false,
  examplesInPrompt: true,
  prices,
  ...more,
});
const catalog = parseCatalog([
  entry('a/tuned', 'live'),
  entry('a/base', 'live'),
  entry('b/other', 'live'),
  entry('c/new', 'candidate'),
  entry('d/unpriced', 'candidate', { prices: [] }),
  entry('e/old', 'retired'),
]);
const plan = (state: RouteState = UNSWITCHED, configured?: string): RoutePlan => ({ catalog, configured, state });
const after = (...changes: RouteChange[]) => changes.reduce((state, change) => applyChange(change, plan(state), at).state, UNSWITCHED);
const ids = (route: readonly { id: string }[]) => route.map(({ id }) => id);

describe('the chain', () => {
  test('is the catalogue’s until something is switched; a live candidate goes before it', () => {
    expect(ids(liveChain(plan(), at))).toEqual(['a/tuned', 'a/base', 'b/other']);
    expect(ids(liveChain(plan(after({ kind: 'live', model: 'c/new' })), at))).toEqual(['c/new', 'a/tuned', 'a/base', 'b/other']);
    expect(ids(liveChain(plan(UNSWITCHED, 'c/new'), at))).toEqual(['c/new', 'a/tuned', 'a/base', 'b/other']);
  });

  test('goes on without what is retired, and takes it back when it is named live', () => {
    const retired = after({ kind: 'retire', model: 'a/tuned' });
    expect(ids(liveChain(plan(retired, 'a/tuned'), at))).toEqual(['a/base', 'b/other']);
    const back = applyChange({ kind: 'live', model: 'a/tuned' }, plan(retired), at).state;
    expect(ids(liveChain(plan(back), at))).toEqual(['a/tuned', 'a/base', 'b/other']);
  });

  test('falls back to the configuration when a switched model has left the catalogue', () => {
    expect(ids(liveChain(plan({ ...UNSWITCHED, live: 'gone/model' }, 'a/base'), at))).toEqual(['a/base', 'a/tuned', 'b/other']);
  });

  test('passes over what is not served, and never becomes empty', () => {
    const chain = liveChain(plan(), at);
    expect(ids(passOver(chain, (id) => id === 'a/tuned'))).toEqual(['a/base', 'b/other']);
    expect(ids(passOver(chain, () => true))).toEqual(['a/tuned', 'a/base', 'b/other']);
  });

  test('begins with the split’s model for those within it, and with the live one for all others', () => {
    const split = plan(after({ kind: 'split', model: 'c/new', percent: 30 }));
    const chain = liveChain(split, at);
    for (let i = 0; i < 200; i++) {
      const key = `athlete ${i}`;
      const first = withinShare('split c/new', key, 30) ? 'c/new' : 'a/tuned';
      expect(ids(routeFor(key, chain, split))[0]).toBe(first);
      expect(ids(routeFor(key, chain, split)).slice(-2)).toEqual(['a/base', 'b/other']);
    }
  });
});

describe('a change', () => {
  test('grows a split in its place, ends it with 0, and a split model that goes live is no split any more', () => {
    const two = after(
      { kind: 'split', model: 'c/new', percent: 10 },
      { kind: 'split', model: 'a/base', percent: 5 },
      { kind: 'split', model: 'c/new', percent: 20 },
    );
    expect(two.splits).toEqual([
      { model: 'c/new', percent: 20 },
      { model: 'a/base', percent: 5 },
    ]);
    expect(applyChange({ kind: 'split', model: 'a/base', percent: 0 }, plan(two), at).state.splits).toEqual([
      { model: 'c/new', percent: 20 },
    ]);
    expect(applyChange({ kind: 'live', model: 'c/new' }, plan(two), at).state).toMatchObject({
      live: 'c/new',
      splits: [{ model: 'a/base' }],
    });
  });

  test('shadows one model at a time, and stops with 0', () => {
    const shadow = after({ kind: 'shadow', model: 'a/base', percent: 1 }, { kind: 'shadow', model: 'c/new', percent: 5 });
    expect(shadow.shadow).toEqual({ model: 'c/new', percent: 5 });
    expect(applyChange({ kind: 'shadow', model: 'c/new', percent: 0 }, plan(shadow), at).state.shadow).toBeNull();
  });

  test.each<[RouteChange, string]>([
    [{ kind: 'live', model: 'x/unknown' }, 'x/unknown is not in the model catalogue'],
    [{ kind: 'live', model: 'd/unpriced' }, 'd/unpriced has no price in the model catalogue'],
    [{ kind: 'shadow', model: 'e/old', percent: 5 }, 'e/old is retired in the model catalogue'],
    [{ kind: 'split', model: 'a/tuned', percent: 5 }, 'a/tuned is live already'],
  ])('%j is refused: %s', (change, words) => {
    expect(() => applyChange(change, plan(), at)).toThrow(words);
  });

  test('that would leave nothing is refused', () => {
    const last = after({ kind: 'retire', model: 'a/tuned' }, { kind: 'retire', model: 'a/base' });
    expect(() => applyChange({ kind: 'retire', model: 'b/other' }, plan(last), at)).toThrow('b/other is the last model of the chain');
  });
});
