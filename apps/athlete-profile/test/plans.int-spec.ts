import { acceptPlan as acceptContract, Plan, readPlan as readContract } from '@hyrox/contracts';
import { makePlan } from '@hyrox/coaching';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportPage } from '../src/account/export-page.ts';
import type { Athlete } from '../src/db/facts.ts';
import { acceptPlan } from '../src/plans/accept-plan.ts';
import { listPlans } from '../src/plans/list-plans.ts';
import { proposePlan } from '../src/plans/propose-plan.ts';
import { readPlan } from '../src/plans/read-plan.ts';
import { undoPlanChange } from '../src/plans/undo-plan-change.ts';
import { openProfileLab, type ProfileLab } from './profile-lab.ts';

let lab: ProfileLab;
beforeAll(async () => void (lab = await openProfileLab()), 60_000);
afterAll(() => lab?.close());

function enginePlan(): Plan {
  const made = makePlan({
    today: '2027-01-06',
    raceDate: '2027-03-27',
    division: 'open',
    sex: 'female',
    ageYears: 30,
    level: 'intermediate',
    weeklyHours: 6,
    recentWeeklyHours: null,
    trainingDays: [2, 3, 5, 6, 7],
    startOfWeek: 1,
    sessionLimitMin: null,
    equipment: ['rower', 'sled', 'outdoors'],
    limits: [],
    goalTimeS: null,
    benchmarks: { fiveKmS: null, tenKmS: null, thresholdPaceSPerKm: null, stationsS: {}, lastRaceS: null },
  });
  if (!made.ok) throw new Error(made.refusal.text);
  return Plan.parse(made.plan);
}
const PLAN = enginePlan();
const ASKED = { madeBecause: 'asked' as const, findings: [] };

async function proposed(athlete: Athlete): Promise<string> {
  const planId = crypto.randomUUID();
  await proposePlan({ ...athlete, planId, plan: PLAN, ...ASKED }, lab.deps);
  return planId;
}
const statuses = async ({ athleteId }: Athlete) =>
  Object.fromEntries((await listPlans({ athleteId, limit: 50 }, lab.deps)).plans.map(({ id, status }) => [id, status]));
const told = async (athlete: Athlete) =>
  (await lab.facts(athlete)).filter(({ name }) => name === 'plan-changed').map(({ change }) => change);

describe('a proposed plan', () => {
  test('is read back word for word, is active for nobody, and says so once', async () => {
    const ana = await lab.newAthlete();
    const planId = crypto.randomUUID();
    const findings = [{ rule: 'sessions.rpe', path: 'weeks.0', words: 'A hard week.', severity: 'caution' as const }];
    const { created, stored } = await proposePlan({ ...ana, planId, plan: PLAN, madeBecause: 'unsound', findings }, lab.deps);
    expect([created, stored.status, stored.madeBy, stored.madeBecause]).toEqual([true, 'proposed', 'engine', 'unsound']);
    const read = readContract.output.parse(await readPlan({ athleteId: ana.athleteId, planId }, lab.deps));
    expect([read.plan, read.findings]).toEqual([PLAN, findings]);
    expect(await told(ana)).toEqual(['proposed']);
  });

  test('proposed twice with one id is one plan', async () => {
    const ana = await lab.newAthlete();
    const planId = await proposed(ana);
    const again = await proposePlan({ ...ana, planId, plan: { ...PLAN, title: 'Another' }, ...ASKED }, lab.deps);
    expect([again.created, again.stored.title]).toEqual([false, PLAN.title]);
    expect(await told(ana)).toEqual(['proposed']);
  });

  test('with an id of somebody else is a conflict, and theirs stays theirs', async () => {
    const [ana, ben] = [await lab.newAthlete(), await lab.newAthlete()];
    const planId = await proposed(ana);
    await expect(proposePlan({ ...ben, planId, plan: PLAN, ...ASKED }, lab.deps)).rejects.toMatchObject({ code: 'conflict' });
    await expect(readPlan({ athleteId: ben.athleteId, planId }, lab.deps)).rejects.toMatchObject({ code: 'not_found' });
    await expect(acceptPlan({ ...ben, planId }, lab.deps)).rejects.toMatchObject({ code: 'not_found' });
    await expect(undoPlanChange({ ...ben, planId }, lab.deps)).rejects.toMatchObject({ code: 'not_found' });
    expect(await statuses(ana)).toEqual({ [planId]: 'proposed' });
  });
});

describe('accepted and undone', () => {
  test('the accepted plan is the active one, the one before is archived; each step back restores both', async () => {
    const ana = await lab.newAthlete();
    const [first, second] = [await proposed(ana), await proposed(ana)];
    await acceptPlan({ ...ana, planId: first }, lab.deps);
    const accepted = acceptContract.output.parse(await acceptPlan({ ...ana, planId: second }, lab.deps));
    expect(accepted.stored.status).toBe('active');
    expect(await statuses(ana)).toEqual({ [first]: 'archived', [second]: 'active' });
    await expect(undoPlanChange({ ...ana, planId: first }, lab.deps)).rejects.toMatchObject({ code: 'conflict' });
    await undoPlanChange({ ...ana, planId: second }, lab.deps);
    expect(await statuses(ana)).toEqual({ [first]: 'active', [second]: 'proposed' });
    await undoPlanChange({ ...ana, planId: first }, lab.deps);
    expect(await statuses(ana)).toEqual({ [first]: 'proposed', [second]: 'proposed' });
    await expect(undoPlanChange({ ...ana, planId: first }, lab.deps)).rejects.toMatchObject({ code: 'conflict' });
    expect(await told(ana)).toEqual(['proposed', 'proposed', 'accepted', 'accepted', 'undone', 'undone']);
  });

  test('accepted twice is accepted once', async () => {
    const ana = await lab.newAthlete();
    const planId = await proposed(ana);
    await Promise.all([1, 2, 3].map(() => acceptPlan({ ...ana, planId }, lab.deps)));
    expect(await told(ana)).toEqual(['proposed', 'accepted']);
    const [revisions] = await lab.rows('select count(*)::int as n from public.training_plan_revisions where plan_id = $1', [planId]);
    expect(revisions).toEqual({ n: 1 });
  });

  test('two plans accepted at once leave one active', async () => {
    const ana = await lab.newAthlete();
    const plans = [await proposed(ana), await proposed(ana)];
    await Promise.all(plans.map((planId) => acceptPlan({ ...ana, planId }, lab.deps)));
    expect(Object.values(await statuses(ana)).toSorted()).toEqual(['active', 'archived']);
  });

  test('the export holds the plan with its weeks, days and what became of it', async () => {
    const ana = await lab.newAthlete();
    const planId = await proposed(ana);
    await acceptPlan({ ...ana, planId }, lab.deps);
    const page = await exportPage({ athleteId: ana.athleteId, cursor: 'training_plans' }, lab.deps);
    expect(page.rows).toHaveLength(1);
    const row = page.rows[0] as { weeks: { days: unknown[] }[]; revisions: unknown[] };
    expect([row.weeks.length, row.weeks[0]?.days.length]).toEqual([PLAN.weeks.length, 7]);
    expect(row.revisions).toMatchObject([{ change: 'accepted', before: { [planId]: 'proposed' }, undone_at: null }]);
  });
});
