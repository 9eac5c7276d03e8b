import { describe, expect, jest, test } from '@jest/globals';
import { judgeRenewal } from './judge-renewal.ts';
import { SelfFence } from './self-fence.ts';

function fenceWithClock() {
  const clock = { now: 0 };
  const onFrozen = jest.fn();
  return { clock, onFrozen, fence: new SelfFence({ onFrozen, now: () => clock.now, leaseMs: 6000 }) };
}

describe('SelfFence', () => {
  test('a beat that is late by less than half a lease changes nothing', () => {
    const { clock, onFrozen, fence } = fenceWithClock();
    clock.now = 3000;
    expect(fence.check()).toBe(true);
    expect(onFrozen).not.toHaveBeenCalled();
  });

  test('after a longer pause it is silent until a renewal has answered', () => {
    const { clock, onFrozen, fence } = fenceWithClock();
    clock.now = 3001;
    expect(fence.check()).toBe(false);
    expect(onFrozen).toHaveBeenCalledTimes(1);
    expect(fence.check()).toBe(false);
    fence.renewed(fence.pauses);
    expect(fence.check()).toBe(true);
  });

  test('an answer that was asked for before the pause proves nothing', () => {
    const { clock, onFrozen, fence } = fenceWithClock();
    const asked = fence.pauses;
    clock.now = 9000;
    fence.renewed(asked);
    expect(fence.check()).toBe(false);
    expect(onFrozen).toHaveBeenCalledTimes(1);
    fence.renewed(fence.pauses);
    expect(fence.check()).toBe(true);
  });
});

describe('judgeRenewal', () => {
  const held = { held: true, stop: false };
  test('a held attempt is kept, a lost one dropped, a stop heard', () => {
    expect(judgeRenewal('running', held)).toBe('keep');
    expect(judgeRenewal('running', { held: false, stop: false })).toBe('drop');
    expect(judgeRenewal('running', { held: true, stop: true })).toBe('stop');
  });

  test('while it is being committed the commit decides: no stop, no drop', () => {
    expect(judgeRenewal('finishing', { held: true, stop: true })).toBe('keep');
    expect(judgeRenewal('finishing', { held: false, stop: false })).toBe('leave');
  });

  test('what ended while the question was under way is left alone', () => {
    expect(judgeRenewal('ended', { held: false, stop: false })).toBe('leave');
    expect(judgeRenewal('dropped', { held: false, stop: true })).toBe('leave');
  });
});
