import { ServiceError, type Plan, type PlanFinding, type PlanListItem } from '@hyrox/contracts';
import type { PoolClient } from 'pg';

/** A row of `training_plans` (called `p`) in the words of the contract. */
const ITEM = `jsonb_build_object('id', p.id, 'title', p.name, 'status', p.status, 'startDate', p.start_date, 'raceDate', p.race_date,
  'madeBy', p.made_by, 'madeBecause', p.made_because, 'createdAt', p.created_at)`;

const WEEKS = `coalesce((select jsonb_agg(jsonb_build_object(
    'weekNumber', w.week_number, 'startDate', p.start_date + 7 * (w.week_number - 1), 'phase', w.phase, 'deload', w.deload, 'focus', w.focus,
    'days', (select coalesce(jsonb_agg(jsonb_build_object('date', d.date, 'sessions', d.sessions) order by d.date), '[]')
      from public.training_plan_days d where d.week_id = w.id)) order by w.week_number)
  from public.training_plan_weeks w where w.plan_id = p.id), '[]')`;

/** The plan without its weeks; undefined when the athlete has none of this id. */
export async function findItem(tx: PoolClient, planId: string): Promise<PlanListItem | undefined> {
  const { rows } = await tx.query<{ item: PlanListItem }>(`select ${ITEM} as item from public.training_plans p where p.id = $1`, [planId]);
  return rows[0]?.item;
}

/** The plan without its weeks; `not_found` for anybody else's. */
export async function readItem(tx: PoolClient, planId: string): Promise<PlanListItem> {
  const item = await findItem(tx, planId);
  if (!item) throw new ServiceError('not_found', 'There is no such plan');
  return item;
}

export async function readItems(tx: PoolClient, athleteId: string, limit: number): Promise<PlanListItem[]> {
  const sql = `select ${ITEM} as item from public.training_plans p where p.athlete_id = $1 order by p.created_at desc, p.id desc limit $2`;
  return (await tx.query<{ item: PlanListItem }>(sql, [athleteId, limit])).rows.map(({ item }) => item);
}

export async function readWeeks(tx: PoolClient, planId: string): Promise<Plan['weeks']> {
  const { rows } = await tx.query<{ weeks: Plan['weeks'] }>(`select ${WEEKS} as weeks from public.training_plans p where p.id = $1`, [
    planId,
  ]);
  return rows[0]?.weeks ?? [];
}

/** What the rules found in it when it was proposed. */
export async function readFindings(tx: PoolClient, planId: string): Promise<PlanFinding[]> {
  const { rows } = await tx.query<{ findings: PlanFinding[] }>('select findings from public.training_plans where id = $1', [planId]);
  return rows[0]?.findings ?? [];
}

/** Holds the athlete still, so that changes of plans happen one after the other. `not_found` when the account is gone. */
export async function holdAthlete(tx: PoolClient, athleteId: string): Promise<void> {
  const { rowCount } = await tx.query('select from public.athlete_profiles where id = $1 for update', [athleteId]);
  if (rowCount === 0) throw new ServiceError('not_found', 'There is no such profile');
}

/** Status of each plan in `statuses`; plans that are gone meanwhile are left out. */
export async function writeStatuses(tx: PoolClient, statuses: Readonly<Record<string, string>>): Promise<void> {
  await tx.query(
    `update public.training_plans p set status = s.value from jsonb_each_text($1::jsonb) as s(id, value) where p.id = s.id::uuid`,
    [JSON.stringify(statuses)],
  );
}
