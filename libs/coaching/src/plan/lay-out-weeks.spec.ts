import { describe, expect, test } from '@jest/globals';
import { layOutWeeks, phaseLengths } from './lay-out-weeks.ts';
import { ATHLETE } from './__profiles__/profiles.ts';

const counted = (weeks: { phase: string }[]) =>
  Object.entries(Object.groupBy(weeks, ({ phase }) => phase)).map(([phase, of]) => `${phase} ${of?.length}`);

describe('phases counted back from the race', () => {
  // knowledge/team5.md: a Saturday race, week 1 begins on the Monday 110, 82 or 54 days before.
  test.each([
    [16, '2027-01-04', '2027-04-24', ['general_prep 6', 'specific_prep 5', 'competition_prep 3', 'taper 2'], [4, 8, 11]],
    [12, '2027-02-01', '2027-04-24', ['general_prep 4', 'specific_prep 4', 'competition_prep 2', 'taper 2'], [4, 8]],
    [8, '2027-03-01', '2027-04-24', ['general_prep 2', 'specific_prep 2', 'competition_prep 2', 'taper 2'], [4]],
  ])('%i weeks are divided and eased as the library says', (weeks, today, raceDate, phases, easy) => {
    const outlines = layOutWeeks({ ...ATHLETE, today, raceDate, startOfWeek: 1 });
    expect(outlines).toHaveLength(weeks);
    expect(counted(outlines)).toEqual(phases);
    expect(outlines.filter(({ deload }) => deload).map(({ weekNumber }) => weekNumber)).toEqual(easy);
    expect(outlines[0]?.startDate).toBe(today);
  });

  test('whatever the number of weeks, they add up, none is negative, and the taper is kept', () => {
    for (let weeks = 2; weeks <= 52; weeks += 1) {
      for (const masters of [false, true]) {
        const lengths = phaseLengths(weeks, 2, masters);
        expect(Object.values(lengths).reduce((sum, n) => sum + n, 0)).toBe(weeks);
        expect(Math.min(...Object.values(lengths))).toBeGreaterThanOrEqual(0);
        expect(lengths.taper).toBe(2);
      }
    }
  });

  test('no more than three loading weeks in a row, two for an athlete over 45', () => {
    for (let day = 10; day < 365; day += 5) {
      for (const [ageYears, most] of [
        [30, 3],
        [50, 2],
      ] as const) {
        const raceDate = new Date(Date.parse('2027-01-04') + day * 86_400_000).toISOString().slice(0, 10);
        const outlines = layOutWeeks({ ...ATHLETE, today: '2027-01-04', raceDate, ageYears });
        const runs = outlines.map(({ deload, phase }) => (deload || phase === 'taper' ? '|' : 'x')).join('');
        expect(Math.max(...runs.split('|').map((run) => run.length))).toBeLessThanOrEqual(most);
      }
    }
  });

  test('a race on the first day of its week moves the taper one week forward', () => {
    const outlines = layOutWeeks({ ...ATHLETE, today: '2027-02-01', raceDate: '2027-04-26', startOfWeek: 1 });
    expect(outlines.filter(({ phase }) => phase === 'taper')).toHaveLength(3);
  });

  test('under five hours a week one week of taper is enough for a race at its end', () => {
    const outlines = layOutWeeks({ ...ATHLETE, weeklyHours: 4, today: '2027-02-01', raceDate: '2027-04-25', startOfWeek: 1 });
    expect(outlines.filter(({ phase }) => phase === 'taper')).toHaveLength(1);
  });
});

test('without a race there is an open block of general and specific preparation, and no taper', () => {
  expect(counted(layOutWeeks({ ...ATHLETE, raceDate: null }))).toEqual(['general_prep 6', 'specific_prep 6']);
});
