import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Plan, PlanBlock, PlanInputs, PlanSession, PlanWeek } from '@hyrox/contracts';
import { ATHLETE } from '../__profiles__/profiles.ts';
import { addDays, daysBetween } from '../calendar.ts';
import { makePlan } from '../make-plan.ts';
import { checkPlan } from './check-plan.ts';

function goodPlan(): Plan {
  const made = makePlan(ATHLETE);
  if (!made.ok) throw new Error(made.refusal.text);
  return structuredClone(made.plan);
}

const weekAt = (plan: Plan, number: number): PlanWeek => plan.weeks[number - 1] as PlanWeek;
const sessionsOf = ({ days }: PlanWeek): PlanSession[] => days.flatMap(({ sessions }) => sessions);
const sessionOf = (week: PlanWeek, kind: string): PlanSession => sessionsOf(week).find((of) => of.kind === kind) as PlanSession;
const mainOf = (session: PlanSession): PlanBlock => session.blocks.find(({ part }) => part === 'main') as PlanBlock;
const blockIn = (plan: Plan, number: number, exercise: string): PlanBlock =>
  sessionsOf(weekAt(plan, number))
    .flatMap(({ blocks }) => blocks)
    .find((of) => of.exercise === exercise) as PlanBlock;

function lengthen(session: PlanSession, byMin: number): void {
  session.durationMin += byMin;
  mainOf(session).durationMin += byMin;
}

/** The day that many days before the race, with a session of its own. */
function dayBefore(plan: Plan, days: number): PlanSession[] {
  const day = plan.weeks.flatMap((week) => week.days).find(({ date }) => daysBetween(date, plan.raceDate ?? '') === days);
  return day?.sessions ?? [];
}

/** One fault each: what it is called, the rule that must see it, and how it is made. */
const FAULTS: [rule: string, make: (plan: Plan) => Partial<PlanInputs> | void][] = [
  ['dates.start', () => ({ today: '2027-02-01' })],
  ['dates.week_start', () => ({ startOfWeek: 3 })],
  ['dates.week_order', (plan) => void ([plan.weeks[2], plan.weeks[3]] = [weekAt(plan, 4), weekAt(plan, 3)])],
  ['dates.day_order', (plan) => void weekAt(plan, 2).days.pop()],
  ['dates.race', (plan) => void (plan.raceDate = '2027-04-25')],
  [
    'dates.race_day',
    (plan) => void weekAt(plan, 15).days.forEach((day) => (day.sessions = day.sessions.filter(({ kind }) => kind !== 'race'))),
  ],
  [
    'dates.after_race',
    (plan) => void (weekAt(plan, 15).days[6] as { sessions: PlanSession[] }).sessions.push(sessionOf(weekAt(plan, 1), 'easy_run')),
  ],
  ['phases.order', (plan) => void (weekAt(plan, 9).phase = 'general_prep')],
  ['phases.taper', (plan) => void plan.weeks.filter(({ phase }) => phase === 'taper').forEach((week) => (week.phase = 'competition_prep'))],
  ['phases.easy_week', (plan) => void plan.weeks.forEach((week) => (week.deload = false))],
  ['hours.full_week', (plan) => void lengthen(sessionOf(weekAt(plan, 2), 'easy_run'), 60)],
  ['hours.easy_week', (plan) => void sessionsOf(plan.weeks.find(({ deload }) => deload) as PlanWeek).forEach((of) => lengthen(of, 20))],
  ['hours.taper', (plan) => void sessionsOf(weekAt(plan, 14)).forEach((of) => lengthen(of, 25))],
  ['load.growth', (plan) => void sessionsOf(weekAt(plan, 3)).forEach((of) => (of.rpe = Math.min(of.rpe + 2, 10)))],
  ['load.acute_chronic', (plan) => void sessionsOf(weekAt(plan, 6)).forEach((of) => (of.rpe = 9))],
  ['days.training_day', (plan) => void weekAt(plan, 1).days[3]?.sessions.push(sessionOf(weekAt(plan, 1), 'easy_run'))],
  [
    'days.sessions',
    (plan) => void weekAt(plan, 1).days[1]?.sessions.push(...[1, 2].map(() => structuredClone(sessionOf(weekAt(plan, 1), 'easy_run')))),
  ],
  ['days.minutes', (plan) => void lengthen(sessionOf(weekAt(plan, 1), 'long_run'), 120)],
  ['sessions.longest', () => ({ sessionLimitMin: 40 })],
  [
    'sessions.shortest',
    (plan) => void lengthen(sessionOf(weekAt(plan, 1), 'long_run'), 10 - sessionOf(weekAt(plan, 1), 'long_run').durationMin),
  ],
  ['sessions.rpe', (plan) => void (sessionOf(weekAt(plan, 1), 'long_run').rpe = 6)],
  ['sessions.hard_count', (plan) => void sessionsOf(weekAt(plan, 2)).forEach((of) => (of.rpe = 7))],
  ['sessions.hard_gap', (plan) => void (sessionOf(weekAt(plan, 7), 'long_run').rpe = 8)],
  [
    'stations.all_eight',
    (plan) =>
      void sessionsOf(weekAt(plan, 2)).forEach((of) => of.blocks.forEach((b) => b.exercise === 'sled_pull' && (b.exercise = 'plank'))),
  ],
  [
    'runs.two_a_week',
    (plan) =>
      void sessionsOf(weekAt(plan, 2)).forEach((of) =>
        of.blocks.forEach((b) => ['run', 'strides', 'hill_run'].includes(b.exercise) && (b.exercise = 'bike')),
      ),
  ],
  ['exercises.equipment', () => ({ equipment: ATHLETE.equipment.filter((item) => item !== 'sled') })],
  ['exercises.limits', () => ({ limits: ['no lunges'] })],
  ['stations.load', (plan) => void (blockIn(plan, 8, 'sled_push').loadKg = 250)],
  ['stations.dose', (plan) => void (blockIn(plan, 8, 'sled_push').distanceM = 100)],
  ['blocks.sum', (plan) => void (sessionOf(weekAt(plan, 1), 'strength').durationMin += 5)],
  ['blocks.time', (plan) => void (blockIn(plan, 1, 'run').distanceM = 42_000)],
  ['blocks.amount', (plan) => void Object.assign(blockIn(plan, 1, 'calf_raise'), { reps: null })],
  ['blocks.pace', (plan) => void (blockIn(plan, 1, 'run').paceSPerKm = { from: 400, to: 300 })],
  [
    'before_race.effort',
    (plan) => void dayBefore(plan, 3).push({ ...structuredClone(sessionOf(weekAt(plan, 12), 'quality_run')), rpe: 7 }),
  ],
  ['before_race.simulation', (plan) => void dayBefore(plan, 8).push({ ...structuredClone(sessionOf(weekAt(plan, 13), 'simulation')) })],
  ['before_race.lunges', (plan) => void (mainOf(dayBefore(plan, 5)[0] as PlanSession).exercise = 'sandbag_lunge')],
  ['before_race.grip', (plan) => void (mainOf(dayBefore(plan, 5)[0] as PlanSession).exercise = 'farmers_carry')],
];

describe('a good plan with one fault', () => {
  test('is good before', () => {
    expect(checkPlan(goodPlan(), ATHLETE)).toEqual([]);
  });

  test.each(FAULTS)('%s is found, with words and a place', (rule, make) => {
    const plan = goodPlan();
    const change = make(plan);
    const found = checkPlan(plan, { ...ATHLETE, ...change }).find((of) => of.rule === rule);
    expect(found).toMatchObject({ severity: 'error' });
    expect(found?.words.length).toBeGreaterThan(10);
    expect(found?.path).not.toBe('');
  });

  test('every rule the checker knows is among them', () => {
    const sources = fs.readdirSync(import.meta.dirname).filter((file) => /^check-.*(?<!\.spec)\.ts$/.test(file));
    const told = sources.flatMap((file) => [
      ...fs.readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/'([a-z_]+\.[a-z_]+)'/g),
    ]);
    expect(new Set(FAULTS.map(([rule]) => rule))).toEqual(new Set(told.map((of) => of[1])));
  });
});

test('a plan for another athlete is not good for this one', () => {
  const rules = new Set(
    checkPlan(goodPlan(), { ...ATHLETE, level: 'beginner', weeklyHours: 4, trainingDays: [2, 4, 6] }).map(({ rule }) => rule),
  );
  expect([...rules]).toEqual(expect.arrayContaining(['sessions.rpe', 'hours.full_week', 'days.training_day']));
});

test('a race that moved by a week leaves the plan without its taper', () => {
  const moved = { ...ATHLETE, raceDate: addDays('2027-04-24', 7) };
  expect(checkPlan(goodPlan(), moved).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['dates.race', 'dates.race_day']));
});
