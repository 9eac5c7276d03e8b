import { describe, expect, test } from '@jest/globals';
import { COHORTS, findCohort, PACING_BANDS } from './cohorts.ts';

describe('cohorts', () => {
  test('the medians of the research report are in the table', () => {
    expect(findCohort('open', 'male')?.seconds.roxzone_total?.[2]).toBe(394);
    expect(findCohort('open', 'female')?.seconds.roxzone_total?.[2]).toBe(412);
    expect(findCohort('pro', 'male')?.seconds.roxzone_total?.[2]).toBe(281);
    expect(findCohort('pro', 'female')?.seconds.roxzone_total?.[2]).toBe(296);
  });

  test('women Open wall balls and finish say that they rest on fewer finishers', () => {
    expect(findCohort('open', 'female')?.nOf).toEqual({ wall_balls: 1405, finish: 1405 });
  });

  test('every age group is part of a larger "all" of its division and sex', () => {
    for (const of of COHORTS.cohorts) expect(of.n).toBeLessThanOrEqual(findCohort(of.division, of.sex)?.n ?? 0);
  });
});

describe('pacing bands', () => {
  test('a slower band runs slower, and its last run falls further behind its second', () => {
    const openMen = PACING_BANDS.bands.filter((band) => band.division === 'open' && band.sex === 'male');
    expect(openMen.length).toBeGreaterThan(4);
    for (const [i, band] of openMen.slice(1).entries()) {
      const faster = openMen[i];
      expect(band.fromMin).toBe(faster?.toMin);
      expect(band.runAvgS).toBeGreaterThan(faster?.runAvgS ?? Infinity);
      expect(band.run8S - band.run2S).toBeGreaterThan((faster?.run8S ?? 0) - (faster?.run2S ?? 0));
    }
  });

  test('the parts of a band add up to its finish time', () => {
    for (const band of PACING_BANDS.bands) {
      const stations = Object.values(band.stationsS).reduce((sum, seconds) => sum + seconds, 0);
      const finishMin = (band.runAvgS * 8 + stations + band.roxzoneS) / 60;
      expect(finishMin).toBeGreaterThan(band.fromMin * 0.97);
      expect(finishMin).toBeLessThan(band.toMin * 1.03);
    }
  });
});
