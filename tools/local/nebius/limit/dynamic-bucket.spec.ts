import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DynamicBucket, PERIOD_MS } from './dynamic-bucket.ts';
import { RateLimit } from './rate-limit.ts';

const BASE = 600;

/** Uses a share of what each of so many periods allows, a second at a time. */
function usePeriods(bucket: DynamicBucket, share: number, periods: number, fromMs: number): number {
  let nowMs = fromMs;
  for (let second = 0; second < periods * 900; second++) {
    bucket.settle(nowMs);
    bucket.take((bucket.perMinute / 60) * share);
    nowMs += 1000;
  }
  bucket.settle(nowMs);
  return nowMs;
}

describe('DynamicBucket', () => {
  it('grows by 1.2 after a period used to 80 %, up to 20 times, and shrinks by 1.5 after one used to 50 %, down to its base', () => {
    const bucket = new DynamicBucket(BASE, 0);
    let nowMs = usePeriods(bucket, 0.81, 1, 0);
    expect(bucket.scale).toBeCloseTo(1.2, 10);
    nowMs = usePeriods(bucket, 0.65, 1, nowMs);
    expect(bucket.scale).toBeCloseTo(1.2, 10);
    nowMs = usePeriods(bucket, 0.9, 20, nowMs);
    expect([bucket.scale, bucket.perMinute]).toEqual([20, 20 * BASE]);
    nowMs = usePeriods(bucket, 0.49, 1, nowMs);
    expect(bucket.scale).toBeCloseTo(20 / 1.5, 10);
    bucket.settle(nowMs + 30 * PERIOD_MS);
    expect(bucket.scale).toBe(1);
  });

  it('never holds more than its limit, refills with time alone, and changes its scale at the end of periods only', () => {
    const step = fc.record({ waitMs: fc.integer({ min: 0, max: 2 * PERIOD_MS }), amount: fc.integer({ min: 0, max: 3 * BASE }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const bucket = new DynamicBucket(BASE, 0);
        let nowMs = 0;
        let period = 0;
        for (const { waitMs, amount } of steps) {
          const [before, scaleBefore] = [bucket.left, bucket.scale];
          nowMs += waitMs;
          bucket.settle(nowMs);
          expect(bucket.left).toBeLessThanOrEqual(bucket.perMinute + 1e-6);
          expect(bucket.scale).toBeGreaterThanOrEqual(1);
          expect(bucket.scale).toBeLessThanOrEqual(20);
          expect(bucket.periodLeftMs(nowMs)).toBeGreaterThan(0);
          expect(bucket.periodLeftMs(nowMs)).toBeLessThanOrEqual(PERIOD_MS);
          if (Math.floor(nowMs / PERIOD_MS) === period) {
            expect(bucket.scale).toBe(scaleBefore);
            expect(bucket.left).toBeCloseTo(Math.min(bucket.perMinute, before + (waitMs / 60_000) * bucket.perMinute), 6);
          }
          period = Math.floor(nowMs / PERIOD_MS);
          bucket.take(amount);
        }
      }),
    );
  });

  it('comes to the same whether time is told of in one step or in many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: PERIOD_MS }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 20_000 }),
        (waits, used) => {
          const [once, often] = [new DynamicBucket(BASE, 0), new DynamicBucket(BASE, 0)];
          once.take(used);
          often.take(used);
          let nowMs = 0;
          for (const waitMs of waits) often.settle((nowMs += waitMs));
          once.settle(nowMs);
          expect(often.scale).toBeCloseTo(once.scale, 9);
          expect(often.left).toBeCloseTo(once.left, 6);
          expect(often.periodLeftMs(nowMs)).toBe(once.periodLeftMs(nowMs));
        },
      ),
    );
  });
});

describe('RateLimit that refuses', () => {
  it('serves above the limit with a mark, then refuses, and lets in whoever waits as long as it is told to', () => {
    const requests = fc.array(fc.record({ waitMs: fc.integer({ min: 0, max: 5000 }), tokens: fc.integer({ min: 1, max: 120_000 }) }), {
      minLength: 30,
      maxLength: 100,
    });
    const seen = { over: 0, refused: 0 };
    fc.assert(
      fc.property(requests, (asked) => {
        let nowMs = 0;
        const limit = new RateLimit(() => nowMs);
        for (const { waitMs, tokens } of asked) {
          nowMs += waitMs;
          const booking = limit.book(tokens, 0.5);
          const left = Number(booking.headers['x-ratelimit-remaining-tokens']);
          expect(left).toBeLessThanOrEqual(Number(booking.headers['x-ratelimit-limit-tokens']));
          if (booking.retryAfterS === undefined) {
            expect(booking.headers['x-ratelimit-over-limit']).toBe(booking.over ? 'yes' : undefined);
            seen.over += booking.over ? 1 : 0;
            continue;
          }
          seen.refused++;
          expect(booking.headers['retry-after']).toBe(String(booking.retryAfterS));
          nowMs += booking.retryAfterS * 1000;
          expect(limit.book(1, 0.5).retryAfterS).toBeUndefined();
        }
      }),
      { seed: 7, numRuns: 50 },
    );
    expect(seen.over).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(20);
  });

  it('charges nothing to who is refused', () => {
    const limit = new RateLimit(() => 0);
    limit.book(700_000, 0.5);
    const first = limit.book(5000, 0.5);
    expect(limit.book(5000, 0.5)).toEqual(first);
  });
});
