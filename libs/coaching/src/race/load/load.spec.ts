import { describe, expect, test } from '@jest/globals';
import { acuteChronic, sessionLoad, weekLoad } from './session-load.ts';
import { heartRateZones, paceZones } from './zones.ts';

describe('session RPE load', () => {
  test('60 min at RPE 7 are 420 units, as the library says', () => {
    expect(sessionLoad(7, 60)).toBe(420);
  });

  test('the intermediate week of knowledge/team5.md is 2,475 units, with its monotony and strain', () => {
    const days = [65 * 8, 55 * 3, 65 * 7, 40 * 3, 65 * 6, 75 * 8, 75 * 3];
    const week = weekLoad(days);
    expect(week.total).toBe(2475);
    // Mean 353.57, standard deviation 171.83 over the seven days.
    expect(week.monotony).toBeCloseTo(2.0576, 3);
    expect(week.strain).toBeCloseTo(5092.7, 0);
  });

  test('a week of equal days has no monotony that could be divided by', () => {
    expect(weekLoad([100, 100, 100, 100, 100, 100, 100])).toEqual({ total: 700, monotony: null, strain: null });
  });

  test('six days are no week', () => {
    expect(() => weekLoad([1, 2, 3, 4, 5, 6])).toThrow(RangeError);
  });
});

describe('acute to chronic load', () => {
  test('the last of four weeks over their mean, with its caveat', () => {
    const found = acuteChronic([2300, 2415, 2535, 1650]);
    expect(found.ratio).toBeCloseTo(1650 / 2225, 4);
    expect(found.caveat).toMatch(/does not foretell/);
  });

  test('three weeks are too few to say anything, and four empty ones too', () => {
    expect(acuteChronic([1, 2, 3]).ratio).toBeNull();
    expect(acuteChronic([0, 0, 0, 0]).ratio).toBeNull();
  });
});

describe('zones', () => {
  test('threshold 4:30 per km gives the paces of knowledge/team4.md within a second', () => {
    const zones = Object.fromEntries(paceZones(270).map(({ key, fromSPerKm, toSPerKm }) => [key, [fromSPerKm, toSPerKm]]));
    expect(zones).toEqual({ easy: [329, 365], steady: [297, 311], threshold: [267, 278], vo2max: [248, 257] });
  });

  test('threshold heart rate 170: easy under 145, threshold 165 to 172', () => {
    const zones = heartRateZones({ thresholdBpm: 170 });
    expect(zones[0]).toMatchObject({ key: 'easy', fromBpm: null, toBpm: 145 });
    expect(zones[2]).toMatchObject({ key: 'threshold', fromBpm: 165, toBpm: 172 });
  });

  test('from the highest rate seen: easy under 75 %, threshold 85 to 90 %', () => {
    const zones = heartRateZones({ maxBpm: 200 });
    expect([zones[0]?.toBpm, zones[2]?.fromBpm, zones[2]?.toBpm]).toEqual([150, 170, 180]);
  });
});
