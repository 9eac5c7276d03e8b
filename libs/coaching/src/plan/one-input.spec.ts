import { describe, expect, test } from '@jest/globals';
import { Equipment, PlanInputs, Station } from '@hyrox/contracts';
import { ATHLETE } from './__profiles__/profiles.ts';
import { makePlan } from './make-plan.ts';

/** What is trained, without the title: a plan that only repeats its inputs has not followed them. */
function weeksOf(inputs: PlanInputs): string {
  const made = makePlan(PlanInputs.parse(inputs));
  if (!made.ok) throw new Error(made.refusal.text);
  return JSON.stringify(made.plan.weeks);
}

/** Nothing known about the athlete but what a plan needs. */
const BARE: PlanInputs = {
  ...ATHLETE,
  raceDate: null,
  goalTimeS: null,
  sex: null,
  ageYears: null,
  equipment: [],
  benchmarks: { fiveKmS: null, tenKmS: null, thresholdPaceSPerKm: null, stationsS: {}, lastRaceS: null },
};

const CHANGES: Record<Exclude<keyof PlanInputs, 'benchmarks' | 'equipment'>, Partial<PlanInputs>[]> = {
  today: [{ today: '2027-01-14' }, { today: '2026-12-20' }],
  raceDate: [{ raceDate: '2027-04-25' }, { raceDate: '2027-05-22' }, { raceDate: null }],
  division: [{ division: 'pro' }],
  sex: [{ sex: 'female' }, { sex: null }],
  ageYears: [{ ageYears: 47 }, { ageYears: 55 }, { ageYears: 63 }],
  level: [{ level: 'beginner', weeklyHours: 5 }, { level: 'advanced' }],
  weeklyHours: [{ weeklyHours: 6 }, { weeklyHours: 7.5 }, { weeklyHours: 9 }],
  recentWeeklyHours: [{ recentWeeklyHours: 4 }, { recentWeeklyHours: 5.5 }],
  trainingDays: [{ trainingDays: [1, 2, 4, 6, 7] }, { trainingDays: [1, 2, 3, 4, 5, 6] }, { trainingDays: [1, 2, 3, 4, 5, 6, 7] }],
  startOfWeek: [{ startOfWeek: 7 }, { startOfWeek: 4 }],
  sessionLimitMin: [{ sessionLimitMin: 75 }],
  limits: [{ limits: ['no lunges'] }, { limits: ['sore shoulder'] }, { limits: ['left knee'] }, { limits: ['wrist'] }],
  goalTimeS: [{ goalTimeS: 4800 }, { goalTimeS: 5130 }, { goalTimeS: null }],
};

describe('one changed input changes what is trained', () => {
  const before = weeksOf(ATHLETE);

  test.each(Object.entries(CHANGES).flatMap(([input, changes]) => changes.map((change) => [input, change] as const)))(
    '%s: %j',
    (input, change) => {
      // The beginner's hours have an upper end: compare with the same hours.
      const base = input === 'level' && change.weeklyHours ? weeksOf({ ...ATHLETE, weeklyHours: change.weeklyHours }) : before;
      expect(weeksOf({ ...ATHLETE, ...change }) === base).toBe(false);
    },
  );

  test.each([
    ['fiveKmS', 1380],
    ['tenKmS', 2900],
    ['thresholdPaceSPerKm', 285],
    ['lastRaceS', 5400],
  ] as const)('benchmark %s', (name, value) => {
    expect(weeksOf({ ...ATHLETE, benchmarks: { ...ATHLETE.benchmarks, [name]: value } }) === before).toBe(false);
    expect(weeksOf({ ...BARE, sex: 'male', benchmarks: { ...BARE.benchmarks, [name]: value } })).not.toBe(
      weeksOf({ ...BARE, sex: 'male' }),
    );
  });

  test.each(Station.options)('a test at %s', (station) => {
    const stationsS = { ...ATHLETE.benchmarks.stationsS, [station]: 200 };
    expect(weeksOf({ ...ATHLETE, benchmarks: { ...ATHLETE.benchmarks, stationsS } }) === before).toBe(false);
  });

  test.each(ATHLETE.equipment)('without %s', (item) => {
    // Every day a training day, so that the easy day on a machine is among them.
    const daily: PlanInputs = { ...ATHLETE, trainingDays: [1, 2, 3, 4, 5, 6, 7], weeklyHours: 8 };
    expect(weeksOf({ ...daily, equipment: daily.equipment.filter((own) => own !== item) }) === weeksOf(daily)).toBe(false);
  });

  test.each(Equipment.options)('with nothing but %s', (item) => {
    expect(weeksOf({ ...BARE, equipment: [item] }) === weeksOf(BARE)).toBe(false);
  });

  test('each input of the contract is among the changes', () => {
    expect([...Object.keys(CHANGES), 'benchmarks', 'equipment'].toSorted()).toEqual(Object.keys(PlanInputs.shape).toSorted());
  });
});
