import { describe, expect, test } from '@jest/globals';
import { Plan, PlanInputs, Station, type PlanWeek } from '@hyrox/contracts';
import fc from 'fast-check';
import { anyProfile } from './__profiles__/any-profile.ts';
import { ATHLETE } from './__profiles__/profiles.ts';
import { addDays } from './calendar.ts';
import { checkPlan } from './check/check-plan.ts';
import { equipmentAtHand, EXERCISES, STATION_VARIANTS } from './data/exercises.ts';
import { makePlan } from './make-plan.ts';
import { readLimits } from './read-limits.ts';

const SEED = 20270101;

function made(inputs: PlanInputs): Plan {
  const result = makePlan(inputs);
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.text}`);
  return result.plan;
}

const sessionsOf = ({ days }: PlanWeek) => days.flatMap(({ sessions }) => sessions).filter(({ kind }) => kind !== 'race');
const exercisesOf = (week: PlanWeek) => sessionsOf(week).flatMap(({ blocks }) => blocks.map(({ exercise }) => exercise));

/** What the issue asks of every plan, counted from the plan alone, without the checker: the weeks that miss it. */
function countByHand(plan: Plan, inputs: PlanInputs): string[] {
  const atHand = equipmentAtHand(inputs.equipment);
  const { leftOut } = readLimits(inputs.limits);
  return plan.weeks.flatMap((week) => {
    const exercises = new Set(exercisesOf(week));
    const wrong = [...exercises].filter((exercise) => {
      const { needs, moves } = EXERCISES[exercise];
      return (needs.length > 0 && !needs.some((item) => atHand.has(item))) || moves.some((movement) => leftOut.has(movement));
    });
    const isWhole = plan.raceDate === null || addDays(week.startDate, 12) < plan.raceDate;
    const missing = Station.options.filter((station) => !STATION_VARIANTS[station].some(({ exercise }) => exercises.has(exercise)));
    const runs = sessionsOf(week).filter(({ blocks }) => blocks.some(({ exercise }) => exercise === 'run')).length;
    const minutes = sessionsOf(week).reduce((sum, { durationMin }) => sum + durationMin, 0);
    const isFull = !week.deload && week.phase !== 'taper' && inputs.recentWeeklyHours === null;
    const off = isFull ? Math.abs(minutes / (inputs.weeklyHours * 60) - 1) : 0;
    return [
      ...wrong,
      ...(isWhole && missing.length > 0 ? missing : []),
      ...(isWhole && runs < 2 ? [`${runs} runs`] : []),
      ...(off > 0.1 ? [`${minutes} min`] : []),
    ];
  });
}

describe('1,000 random profiles', () => {
  test('give 1,000 plans that fit the contract and break no rule: eight stations, two runs, the hours, what is at hand, no injured movement', () => {
    let plans = 0;
    fc.assert(
      fc.property(anyProfile, (raw) => {
        const inputs = PlanInputs.parse(raw);
        const plan = Plan.parse(made(inputs));
        expect(checkPlan(plan, inputs)).toEqual([]);
        expect(countByHand(plan, inputs)).toEqual([]);
        plans += 1;
      }),
      { numRuns: 1000, seed: SEED, endOnFailure: true },
    );
    expect(plans).toBe(1000);
  });

  test('the same inputs give the same plan, whatever was made in between', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (inputs, other) => {
        const first = JSON.stringify(makePlan(inputs));
        makePlan(other);
        expect(JSON.stringify(makePlan(structuredClone(inputs)))).toBe(first);
      }),
      { numRuns: 25, seed: SEED },
    );
  });
});

describe('what the library says about a week', () => {
  test('an intermediate of seven hours: strength Monday, key run in the middle, stations on Saturday, long run on Sunday', () => {
    const [week] = made(ATHLETE).weeks;
    const kinds = week?.days.map(({ sessions }) => sessions.map(({ kind }) => kind).join('+'));
    expect([kinds?.[0], kinds?.[5], kinds?.[6]]).toEqual(['strength', 'stations', 'long_run']);
    expect(kinds?.indexOf('quality_run')).toBeGreaterThan(0);
    expect(kinds?.indexOf('quality_run')).toBeLessThan(4);
  });

  test('a beginner is never asked for more than RPE 7, nor for two hard days in a row', () => {
    const plan = made({ ...ATHLETE, level: 'beginner', weeklyHours: 4, trainingDays: [2, 4, 6, 7], goalTimeS: null });
    expect(Math.max(...plan.weeks.flatMap(sessionsOf).map(({ rpe }) => rpe))).toBeLessThanOrEqual(7);
  });

  test('general preparation pushes the sled at three quarters of race load, competition preparation at all of it: 152 kg for open men', () => {
    const loads = (phase: string) =>
      made(ATHLETE)
        .weeks.filter((week) => week.phase === phase && !week.deload)
        .flatMap(sessionsOf)
        .flatMap(({ blocks }) => blocks.filter(({ exercise }) => exercise === 'sled_push').map(({ loadKg }) => loadKg));
    expect(new Set(loads('general_prep'))).toEqual(new Set([114]));
    expect(new Set(loads('competition_prep'))).toEqual(new Set([152]));
  });

  test('the last full week rehearses the race, and so does every second week before it, three times at most', () => {
    const simulations = made(ATHLETE).weeks.filter((week) => sessionsOf(week).some(({ kind }) => kind === 'simulation'));
    expect(simulations.map(({ weekNumber }) => weekNumber)).toEqual([9, 11, 13]);
  });

  test('a simulation begins with a run and ends with the wall balls, as the race does', () => {
    const simulation = made(ATHLETE)
      .weeks.flatMap(sessionsOf)
      .find(({ kind }) => kind === 'simulation');
    const main = simulation?.blocks.filter(({ part }) => part === 'main').map(({ exercise }) => exercise);
    expect([main?.length, main?.[0], main?.[1], main?.at(-1)]).toEqual([16, 'run', 'ski_erg', 'wall_ball']);
  });

  test('without a SkiErg and a sled their stand-ins say what they stand for', () => {
    const notes = made({ ...ATHLETE, equipment: ['outdoors'] })
      .weeks.flatMap(sessionsOf)
      .flatMap(({ blocks }) => blocks.map(({ note }) => note ?? ''));
    expect(notes.some((note) => note.startsWith('For ski erg:'))).toBe(true);
    expect(notes.some((note) => note.startsWith('For sled push:'))).toBe(true);
  });

  test('race day holds the splits of the goal', () => {
    const race = made(ATHLETE)
      .weeks.at(-1)
      ?.days.find(({ sessions }) => sessions.some(({ kind }) => kind === 'race'));
    expect(race?.date).toBe(ATHLETE.raceDate);
    expect(race?.sessions[0]?.blocks[1]?.note).toMatch(/^Then Sled push in \d:\d\d$/);
  });

  test('a race more than a year away is waited for with twelve open weeks', () => {
    const plan = made({ ...ATHLETE, raceDate: '2029-01-06' });
    expect([plan.weeks.length, plan.weeks.some(({ phase }) => phase === 'taper')]).toEqual([12, false]);
  });
});

describe('no plan, in words', () => {
  test.each([
    ['a diagnosis without clearance', { limits: ['torn meniscus'] }, 'clearance_needed'],
    ['pain nobody has seen', { limits: ['my knee hurts'] }, 'clearance_needed'],
    ['a limit that nobody understands', { limits: ['the usual'] }, 'limit_unclear'],
    ['a limit that forbids running', { limits: ['left achilles'] }, 'running_not_allowed'],
    ['a race that is over', { raceDate: '2026-12-24' }, 'race_over'],
    ['a race next week', { raceDate: '2027-01-16' }, 'race_too_close'],
    ['an hour a week', { weeklyHours: 1 }, 'hours_out_of_range'],
    ['two days a week', { trainingDays: [1, 4] }, 'days_too_few'],
    ['ten hours in three days', { weeklyHours: 10, trainingDays: [1, 3, 6] }, 'days_too_few'],
  ] as const)('%s', (_, change, code) => {
    const result = makePlan({ ...ATHLETE, ...(change as Partial<PlanInputs>) });
    expect(result).toMatchObject({ ok: false, refusal: { code } });
  });

  test('a cleared injury, and an ankle that may run, are planned around', () => {
    expect(makePlan({ ...ATHLETE, limits: ['meniscus surgery, cleared by my physio, no lunges'] }).ok).toBe(true);
    expect(makePlan({ ...ATHLETE, limits: ['left ankle, running is fine'] }).ok).toBe(true);
  });
});
