import { describe, expect, test } from '@jest/globals';
import { Breaker } from './breaker.ts';

const feed = (breaker: Breaker, results: string, fromMs = 0, everyMs = 100): number => {
  let nowMs = fromMs;
  for (const result of results) {
    if (result === '.') breaker.succeeded(nowMs, 'free');
    else breaker.failed(nowMs, 'free');
    nowMs += everyMs;
  }
  return nowMs;
};

describe('Breaker', () => {
  test('stays closed at nine failures of twenty and opens at the tenth', () => {
    const breaker = new Breaker();
    const nowMs = feed(breaker, 'x.x.x.x.x.x.x.x.x..');
    expect(breaker.state(nowMs)).toBe('closed');
    breaker.failed(nowMs, 'free');
    expect(breaker.state(nowMs)).toBe('open');
    expect(breaker.admit(nowMs)).toBeUndefined();
  });

  test('opens at once where the first ten all fail', () => {
    const breaker = new Breaker();
    expect(breaker.state(feed(breaker, 'xxxxxxxxx'))).toBe('closed');
    expect(breaker.state(feed(breaker, 'x', 900))).toBe('open');
  });

  test('forgets what is older than the last twenty or than a minute', () => {
    const [counted, aged] = [new Breaker(), new Breaker()];
    feed(counted, 'xxxxxxxxx....................x');
    expect(counted.state(3_000)).toBe('closed');
    feed(aged, 'xxxxxxxxx');
    expect(aged.state(feed(aged, 'x', 61_000))).toBe('closed');
  });

  test('lets one probe through after fifteen seconds; its success closes', () => {
    const breaker = new Breaker();
    const openedMs = feed(breaker, 'xxxxxxxxxx') - 100;
    expect(breaker.admit(openedMs + 14_999)).toBeUndefined();
    expect(breaker.state(openedMs + 15_000)).toBe('half-open');
    expect(breaker.admit(openedMs + 15_000)).toBe('probe');
    expect(breaker.admit(openedMs + 15_001)).toBeUndefined();
    breaker.succeeded(openedMs + 16_000, 'probe');
    expect(breaker.admit(openedMs + 16_000)).toBe('free');
  });

  test('stays open for twice as long after a probe that failed, two minutes at most', () => {
    const breaker = new Breaker();
    let nowMs = feed(breaker, 'xxxxxxxxxx') - 100 + 15_000;
    for (const openForMs of [30_000, 60_000, 120_000, 120_000]) {
      expect(breaker.admit(nowMs)).toBe('probe');
      breaker.failed(nowMs, 'probe');
      expect(breaker.admit(nowMs + openForMs - 1)).toBeUndefined();
      nowMs += openForMs;
    }
  });

  test('lets another probe through when one was abandoned, or never came back for a minute', () => {
    const breaker = new Breaker();
    const nowMs = feed(breaker, 'xxxxxxxxxx') + 15_000;
    expect(breaker.admit(nowMs)).toBe('probe');
    breaker.abandoned('probe');
    expect(breaker.admit(nowMs)).toBe('probe');
    expect(breaker.admit(nowMs + 59_999)).toBeUndefined();
    expect(breaker.admit(nowMs + 60_000)).toBe('probe');
  });
});
