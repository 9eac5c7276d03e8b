import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCohort } from '../cohorts.ts';
import { estimateRunning, riegelS } from './estimate-running.ts';
import { predictFinish, type FinishInput } from './predict-finish.ts';
import { bandsOf, finishOf, partsOf } from './read-bands.ts';

const NOBODY: FinishInput = {
  division: 'open',
  sex: 'male',
  running: { fiveKmS: null, tenKmS: null, thresholdPaceSPerKm: null },
  stationsS: {},
  lastRaceS: null,
};
const predict = (input: Partial<FinishInput>) => {
  const found = predictFinish({ ...NOBODY, ...input });
  if (!found) throw new Error('no prediction');
  return found;
};
const five = (fiveKmS: number) => ({ ...NOBODY.running, fiveKmS });
const widthOf = ({ fromS, toS }: { fromS: number; toS: number }) => toS - fromS;

describe('without anything known', () => {
  test('the cohort speaks: open men median 1:26:26, and four of five between the published 10 and 90 % marks (n = 25,376)', () => {
    const alone = predict({});
    expect(alone).toMatchObject({ finishS: 5186, cohort: { n: 25_376 } });
    expect(widthOf(alone)).toBeCloseTo(6629 - 4253, -1);
    expect(alone.contributions).toEqual([]);
  });

  test('women Open rest on the 1,405 finishers with 100 wall balls', () => {
    expect(predict({ sex: 'female' })).toMatchObject({ finishS: 5664, cohort: { n: 1405 } });
  });

  test('an age group speaks for its own people', () => {
    expect(predict({ ageGroup: '50-54' }).finishS).toBe(findCohort('open', 'male', '50-54')?.seconds.finish?.[2]);
  });
});

describe('with what an athlete can do', () => {
  test('a faster 5 km is a faster finish, and every input narrows the interval', () => {
    const [fast, slow] = [predict({ running: five(1200) }), predict({ running: five(1620) })];
    expect(fast.finishS).toBeLessThan(slow.finishS);
    expect(widthOf(fast)).toBeLessThan(widthOf(predict({})));
    const more = predict({ running: five(1200), stationsS: { ski_erg: 240 } });
    expect(widthOf(more)).toBeLessThan(widthOf(fast));
  });

  test('what the inputs contribute is the whole way from the cohort median to the prediction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 2100 }),
        fc.integer({ min: 220, max: 340 }),
        fc.integer({ min: 4300, max: 7000 }),
        (fiveKmS, row, lastRaceS) => {
          const found = predict({ running: five(fiveKmS), stationsS: { row, wall_balls: row + 60 }, lastRaceS });
          const shift = found.contributions.reduce((sum, { shiftS }) => sum + shiftS, 0);
          expect(Math.abs(found.finishS - found.cohort.medianS - shift)).toBeLessThan(1);
          expect(found.contributions.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThan(1);
          expect(found.fromS).toBeLessThan(found.finishS);
          expect(found.toS).toBeGreaterThan(found.finishS);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('with every input the interval is as wide as held-out events needed, 684 s, and not narrower', () => {
    const all = predict({
      running: { fiveKmS: 1380, tenKmS: 2880, thresholdPaceSPerKm: 290 },
      stationsS: { ski_erg: 255, row: 270, wall_balls: 330 },
      lastRaceS: 5000,
    });
    expect(widthOf(all)).toBe(684);
  });

  test('a last race counts more than one station, and an own run more than the SkiErg', () => {
    const { contributions } = predict({ running: five(1380), stationsS: { ski_erg: 250 }, lastRaceS: 5000 });
    const weight = (input: string) => contributions.find((of) => of.input === input)?.weight ?? 0;
    expect(weight('lastRaceS')).toBeGreaterThan(weight('fiveKmS'));
    expect(weight('fiveKmS')).toBeGreaterThan(weight('ski_erg'));
  });

  test('somebody whose tests are the medians of a finish band is predicted between that band and the cohort, for all bands of open men', () => {
    for (const band of bandsOf({ division: 'open', sex: 'male' })) {
      const parts = partsOf(band);
      const stationsS = {
        sled_pull: parts.stationsS.sled_pull * 0.9,
        wall_balls: parts.stationsS.wall_balls * 0.85,
        row: parts.stationsS.row - 20,
      };
      const found = predict({ running: five((parts.runS / 1.155) * 5), stationsS });
      expect(Math.abs(found.finishS - finishOf(parts))).toBeLessThan(widthOf(found) / 2);
    }
  });
});

describe('running', () => {
  test('a 5 km in 20:00 is 4:31 to 4:43 per race kilometre, as the library says', () => {
    const pace = estimateRunning(five(1200))?.racePaceSPerKm ?? 0;
    expect(pace).toBeGreaterThan(271);
    expect(pace).toBeLessThan(283);
  });

  test('threshold pace 4:30 leads to 4:52 to 5:02', () => {
    const pace = estimateRunning({ ...NOBODY.running, thresholdPaceSPerKm: 270 })?.racePaceSPerKm ?? 0;
    expect(pace).toBeCloseTo(297, 0);
  });

  test('Riegel: twice the distance takes 2.085 times as long', () => {
    expect(riegelS(1200, 5000, 10_000) / 1200).toBeCloseTo(2.085, 3);
  });

  test('nothing known is nothing said', () => {
    expect(estimateRunning(NOBODY.running)).toBeNull();
  });
});
