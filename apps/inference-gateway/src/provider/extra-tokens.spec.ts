import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ExtraTokens } from './extra-tokens.ts';

test('what is taken never exceeds a tenth of the prompts and ten of the largest ahead, whatever the order', () => {
  const events = fc.array(fc.record({ earn: fc.nat(8000), take: fc.nat(20_000) }), { maxLength: 200 });
  fc.assert(
    fc.property(events, (all) => {
      const extra = new ExtraTokens();
      let [earned, largest, taken] = [0, 0, 0];
      for (const { earn, take } of all) {
        extra.earn(earn);
        earned += earn;
        largest = Math.max(largest, earn);
        if (extra.take(take, 'retry')) taken += take;
        expect(taken).toBeLessThanOrEqual(10 * largest + earned / 10 + 1e-6);
      }
    }),
  );
});

test('hedges leave what failed calls need to be made again, early ones most', () => {
  const extra = new ExtraTokens();
  extra.earn(1_000);
  const times = (use: 'earlyHedge' | 'silentHedge' | 'retry') => {
    for (let taken = 0; ; taken++) if (!extra.take(1_000, use)) return taken;
  };
  expect([times('earlyHedge'), times('silentHedge'), times('retry')]).toEqual([2, 5, 3]);
});

test('a call that cost nothing is always free; what cost less than was taken is there again, what cost more is owed', () => {
  const extra = new ExtraTokens();
  expect(extra.take(0, 'retry')).toBe(true);
  extra.earn(1_000);
  expect([extra.take(10_100, 'retry'), extra.take(1, 'retry'), extra.take(0, 'retry')]).toEqual([true, false, true]);
  extra.correct(-400);
  expect(extra.take(400, 'retry')).toBe(true);
  extra.correct(300);
  extra.earn(1_000);
  expect(extra.take(1, 'retry')).toBe(false);
});

test('no more than thirty prompts are saved up', () => {
  const extra = new ExtraTokens();
  for (let i = 0; i < 1_000; i++) extra.earn(1_000);
  expect(extra.left).toBe(30_000);
});
