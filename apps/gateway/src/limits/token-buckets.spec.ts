import { describe, expect, it } from '@jest/globals';
import { TokenBuckets } from './token-buckets.ts';

const refusal = (take: () => void) => {
  try {
    take();
    return undefined;
  } catch (error) {
    return error as { code: string; retryAfterS: number };
  }
};

describe('a token bucket', () => {
  it('lets a burst through, then the rate, and says when there is room', () => {
    const clock = { ms: 0 };
    const buckets = new TokenBuckets({ perMinute: 240, burst: 60, nowMs: () => clock.ms });
    for (let i = 0; i < 60; i++) buckets.take('a');
    expect(refusal(() => buckets.take('a'))).toMatchObject({ code: 'rate_limited', retryAfterS: 1 });
    buckets.take('b');
    let taken = 0;
    for (clock.ms = 1; clock.ms <= 60_000; clock.ms += 1) if (!refusal(() => buckets.take('a'))) taken++;
    expect(taken).toBe(240);
  });

  it('tells the whole wait when it is slow', () => {
    const buckets = new TokenBuckets({ perMinute: 1, burst: 1, nowMs: () => 0 });
    buckets.take('a');
    expect(refusal(() => buckets.take('a'))?.retryAfterS).toBe(60);
  });

  it('remembers no more keys than it may', () => {
    const buckets = new TokenBuckets({ perMinute: 1, burst: 1, most: 2, nowMs: () => 0 });
    for (const key of ['a', 'b', 'c']) buckets.take(key);
    buckets.take('a');
    expect(refusal(() => buckets.take('c'))).toBeDefined();
  });
});
