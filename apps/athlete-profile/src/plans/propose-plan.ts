import { planChanged, ServiceError, type proposePlan as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import { changeAsAthlete, type ChangeDeps } from '../db/change-as-athlete.ts';
import { fact } from '../db/facts.ts';
import { refuseUnstorable } from '../db/refuse-unstorable.ts';
import { findItem, holdAthlete, readItem } from './plan-rows.ts';

const INSERT = `
  with plan as (
    insert into public.training_plans (id, athlete_id, name, start_date, race_date, current_phase, status, made_by, made_because, findings)
    values ($1, $2, $3, $4, $5, $6, 'proposed', $7, $9, $10) on conflict (id) do nothing returning id
  ), weeks as (
    insert into public.training_plan_weeks (id, plan_id, athlete_id, week_number, phase, focus, deload)
    select gen_random_uuid(), plan.id, $2, w."weekNumber", w.phase, w.focus, w.deload
    from plan, jsonb_to_recordset($8::jsonb) as w("weekNumber" int, phase text, focus text, deload boolean)
    returning id, week_number
  ), days as (
    insert into public.training_plan_days (id, week_id, athlete_id, date, sessions)
    select gen_random_uuid(), weeks.id, $2, (d.value ->> 'date')::date, d.value -> 'sessions'
    from weeks
    join jsonb_to_recordset($8::jsonb) as w("weekNumber" int, days jsonb) on w."weekNumber" = weeks.week_number,
    jsonb_array_elements(w.days) as d
    returning id
  )
  select (select count(*)::int from plan) as plans, (select count(*)::int from days) as days`;

/**
 * Stores a plan with its weeks and days as proposed, with its event. The same id again answers what is stored (`created: false`); an id that
 * is taken elsewhere is `conflict`. `invalid` for text that cannot be stored.
 */
export async function proposePlan(input: z.output<typeof contract.input>, deps: ChangeDeps): Promise<z.output<typeof contract.output>> {
  const { athleteId, athleteRef, planId, plan, madeBecause, findings } = input;
  refuseUnstorable({ plan, findings });
  return changeAsAthlete<z.output<typeof contract.output>>(input, deps, async (tx) => {
    await holdAthlete(tx, athleteId);
    const { title, startDate, raceDate, madeBy, weeks } = plan;
    const values = [planId, athleteId, title, startDate, raceDate, weeks[0]?.phase ?? null, madeBy, JSON.stringify(weeks)];
    const shownWith = [madeBecause, JSON.stringify(findings)];
    const inserted = await tx.query<{ plans: number }>(INSERT, [...values, ...shownWith]);
    if (inserted.rows[0]?.plans) {
      const facts = [fact(planChanged, { athleteRef, planId, change: 'proposed' })];
      return { result: { created: true, stored: await readItem(tx, planId) }, facts };
    }
    const known = await findItem(tx, planId);
    if (!known) throw new ServiceError('conflict', 'This id is already taken', { field: 'id' });
    return { result: { created: false, stored: known }, facts: [] };
  });
}
