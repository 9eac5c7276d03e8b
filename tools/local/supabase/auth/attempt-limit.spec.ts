import { describe, expect, it } from '@jest/globals';
import { createAttemptLimit } from './attempt-limit.ts';

describe('attempt limit', () => {
  it('refuses the attempt after the last allowed one and lets go when the window has passed', () => {
    let nowMs = 0;
    const limit = createAttemptLimit(2, 1_000, () => nowMs);
    expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([true, true, false]);
    nowMs = 999;
    expect(limit.take('a')).toBe(false);
    nowMs = 1_001;
    expect(limit.take('a')).toBe(true);
  });

  it('counts each key alone and forgets one that is forgiven', () => {
    const limit = createAttemptLimit(1, 1_000, () => 0);
    expect([limit.take('a'), limit.take('b'), limit.take('a')]).toEqual([true, true, false]);
    limit.forgive('a');
    expect([limit.take('a'), limit.take('b')]).toEqual([true, false]);
  });

  it('forgets the key longest untouched when too many are remembered', () => {
    const limit = createAttemptLimit(1, 1_000, () => 0);
    for (let index = 0; index <= 10_000; index++) limit.take(`key ${index}`);
    expect([limit.take('key 0'), limit.take('key 10000')]).toEqual([true, false]);
  });
});
