import { describe, expect, it } from '@jest/globals';
import { ExpectedTraffic, type TrafficHour } from './expected-traffic.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Monday at midnight. */
const NOW = Date.parse('2026-11-30T00:00:00Z');
const FIVE_MINUTES = 300_000;

const weekly = (weeks: number, slots: number, from = 1): TrafficHour[] =>
  Array.from({ length: weeks }, (_, at) => ({ hourAtMs: NOW - (at + from) * 7 * DAY_MS + 18 * HOUR_MS, slots }));

describe('what traffic is expected', () => {
  it('is that of the same hour of the same weekday', () => {
    const expected = new ExpectedTraffic(weekly(4, 6), NOW);
    const monday = expected.chanceWithin(NOW + 18.5 * HOUR_MS, FIVE_MINUTES);
    expect(monday).toBeGreaterThan(0.35);
    expect(monday).toBeLessThan(0.5);
    expect(expected.chanceWithin(NOW + 12.5 * HOUR_MS, FIVE_MINUTES)).toBe(0);
    expect(expected.chanceWithin(NOW + DAY_MS + 18.5 * HOUR_MS, FIVE_MINUTES)).toBeLessThan(0.1);
  });

  it('grows with the time that is looked at, and begins before the hour does', () => {
    const expected = new ExpectedTraffic(weekly(4, 6), NOW);
    const at = NOW + 18 * HOUR_MS;
    expect(expected.chanceWithin(at, 4 * FIVE_MINUTES)).toBeGreaterThan(expected.chanceWithin(at, FIVE_MINUTES));
    expect(expected.chanceWithin(at - FIVE_MINUTES / 2, FIVE_MINUTES)).toBeGreaterThan(0.15);
    expect(expected.chanceWithin(at - FIVE_MINUTES, FIVE_MINUTES)).toBe(0);
  });

  it('follows a habit that ended: three silent weeks count as much as three busy ones before them, and more', () => {
    const at = NOW + 18.5 * HOUR_MS;
    const ended = new ExpectedTraffic(weekly(3, 12, 4), NOW).chanceWithin(at, FIVE_MINUTES);
    const steady = new ExpectedTraffic(weekly(6, 12), NOW).chanceWithin(at, FIVE_MINUTES);
    expect(ended).toBeLessThan(0.35);
    expect(steady).toBeGreaterThan(0.7);
  });

  it('is learned from other days at the same hour while this weekday was never seen', () => {
    const days = [1, 2, 3].map((day) => ({ hourAtMs: NOW - day * DAY_MS + 7 * HOUR_MS, slots: 12 }));
    const expected = new ExpectedTraffic(days, NOW).chanceWithin(NOW + 7.5 * HOUR_MS, FIVE_MINUTES);
    expect(expected).toBeGreaterThan(0.5);
  });

  it('is nothing when nothing was seen, and does not take the hour that still runs for a whole one', () => {
    expect(new ExpectedTraffic([], NOW).chanceWithin(NOW, DAY_MS)).toBe(0);
    expect(new ExpectedTraffic([{ hourAtMs: NOW, slots: 1 }], NOW + HOUR_MS / 2).chanceWithin(NOW, DAY_MS)).toBe(0);
  });
});
