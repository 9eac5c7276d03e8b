import { planChanged, type acceptPlan as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import { changeAsAthlete, type ChangeDeps } from '../db/change-as-athlete.ts';
import { fact } from '../db/facts.ts';
import { holdAthlete, readItem, writeStatuses } from './plan-rows.ts';

/** Makes a plan the active one, archives the one before and notes both as one revision, with its event. `not_found` for anybody else's. */
export async function acceptPlan(input: z.output<typeof contract.input>, deps: ChangeDeps): Promise<z.output<typeof contract.output>> {
  const { athleteId, athleteRef, planId } = input;
  return changeAsAthlete<z.output<typeof contract.output>>(input, deps, async (tx) => {
    await holdAthlete(tx, athleteId);
    const { status } = await readItem(tx, planId);
    if (status === 'active') return { result: { stored: await readItem(tx, planId) }, facts: [] };
    const active = await tx.query<{ id: string }>(`select id from public.training_plans where athlete_id = $1 and status = 'active'`, [
      athleteId,
    ]);
    const others = active.rows.map(({ id }) => id);
    const before = Object.fromEntries([[planId, status], ...others.map((id) => [id, 'active'])]);
    await writeStatuses(tx, Object.fromEntries([[planId, 'active'], ...others.map((id) => [id, 'archived'])]));
    await tx.query(
      `insert into public.training_plan_revisions (id, athlete_id, plan_id, change, before) values (gen_random_uuid(), $1, $2, 'accepted', $3)`,
      [athleteId, planId, JSON.stringify(before)],
    );
    return { result: { stored: await readItem(tx, planId) }, facts: [fact(planChanged, { athleteRef, planId, change: 'accepted' })] };
  });
}
