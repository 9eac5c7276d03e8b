import { describe, expect, test } from '@jest/globals';
import type { Plan } from '@hyrox/contracts';
import { ATHLETE } from '../__profiles__/profiles.ts';
import { checkPlan } from '../check/check-plan.ts';
import { makePlan } from '../make-plan.ts';
import { readQuantity } from './read-quantity.ts';
import { repairPlan } from './repair-plan.ts';

type Loose = Record<string, unknown> & {
  weeks: (Record<string, unknown> & { days: (Record<string, unknown> & { sessions: { blocks: Record<string, unknown>[] }[] })[] })[];
};

/** A sound plan as a model would send it: no `madeBy`. */
function draft(): Loose {
  const made = makePlan(ATHLETE);
  if (!made.ok) throw new Error(made.refusal.text);
  const plan: Partial<Plan> = structuredClone(made.plan);
  delete plan.madeBy;
  return plan as unknown as Loose;
}
const firstBlock = (plan: Loose) => plan.weeks[0]?.days[0]?.sessions[0]?.blocks[1] as Record<string, unknown>;

describe('what can mean one thing only is repaired', () => {
  test('a sound plan is left alone', () => {
    const repaired = repairPlan(draft());
    expect(repaired).toEqual({ ok: true, plan: draft(), repairs: [] });
  });

  test('figures with units, names with capitals and plurals, dates without zeros, weeks and days out of order, days of rest left out, absent nulls', () => {
    const plan = draft();
    Object.assign(firstBlock(plan), {
      exercise: 'Back Squats',
      durationMin: `${String(firstBlock(plan)['durationMin'])} min`,
      restS: '2:00',
    });
    for (const field of ['distanceM', 'note', 'targetS']) if (firstBlock(plan)[field] === null) delete firstBlock(plan)[field];
    Object.assign(plan, { startDate: '2027-1-11' });
    plan.weeks.reverse();
    for (const week of plan.weeks) {
      week.days = week.days.filter(({ sessions }) => sessions.length > 0).toReversed();
      delete week['weekNumber'];
    }
    const repaired = repairPlan(plan);
    if (!repaired.ok) throw new Error(repaired.refusal.text);
    expect(repaired.plan.weeks.map(({ days }) => days.length)).toEqual(repaired.plan.weeks.map(() => 7));
    expect(repaired.plan.weeks[0]?.days[0]?.sessions[0]?.blocks[1]).toMatchObject({ exercise: 'back_squat', restS: 120, distanceM: null });
    expect(repaired.repairs).toEqual(expect.arrayContaining(['weeks are put in order', expect.stringContaining('"2027-01-11"')]));
    expect(checkPlan(repaired.plan, ATHLETE)).toEqual([]);
  });
});

describe('nothing is guessed', () => {
  test.each([
    ['a range', { rpe: '7-8' }],
    ['a load without its unit spelt out', { loadKg: 'heavy' }],
    ['minutes that may be hours', { durationMin: '1:30' }],
    ['an exercise nobody knows', { exercise: 'zercher_carry' }],
    ['a figure out of bounds', { reps: 5000 }],
    ['a field beside the contract', { tempo: '3-1-1' }],
  ])('%s is refused, with its place', (_, change) => {
    const plan = draft();
    Object.assign(firstBlock(plan), change);
    const repaired = repairPlan(plan);
    expect(repaired).toMatchObject({ ok: false, refusal: { code: 'not_repairable', text: expect.stringContaining('weeks.0.days.0') } });
  });

  test('a sum that does not fit is left for the checker', () => {
    const plan = draft();
    Object.assign(firstBlock(plan), { durationMin: 3 });
    const repaired = repairPlan(plan);
    expect(repaired.ok && checkPlan(repaired.plan, ATHLETE).map(({ rule }) => rule)).toContain('blocks.sum');
  });

  test.each([null, 'a plan', [], { weeks: 'soon' }, { weeks: [{ days: [1, null] }] }])('%j is no plan', (raw) => {
    expect(repairPlan(raw)).toMatchObject({ ok: false });
  });
});

describe('figures written as text', () => {
  test.each([
    ['1 km', 'distanceM', 1000],
    ['1,000 m', 'distanceM', 1000],
    ['0.5 miles', 'distanceM', 804.7],
    ['1 h', 'durationMin', 60],
    ['90 s', 'seconds', 90],
    ['1:30', 'seconds', 90],
    ['2 min', 'seconds', 120],
    ['45 lb', 'loadKg', 20.5],
    ['102.5kg', 'loadKg', 102.5],
    ['7/10', 'rpe', 7],
    ['RPE 7.5', 'rpe', 7.5],
    ['12 reps', 'count', 12],
    ['20 kg', 'distanceM', undefined],
    ['7 to 8', 'rpe', undefined],
    ['10-12', 'count', undefined],
    ['', 'count', undefined],
  ] as const)('%s as %s is %s', (text, quantity, value) => {
    expect(readQuantity(text, quantity)).toBe(value);
  });
});
