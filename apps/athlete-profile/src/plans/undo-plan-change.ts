import { planChanged, ServiceError, type undoPlanChange as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import { changeAsAthlete, type ChangeDeps } from '../db/change-as-athlete.ts';
import { fact } from '../db/facts.ts';
import { holdAthlete, readItem, writeStatuses } from './plan-rows.ts';

interface Revision {
  id: string;
  plan_id: string;
  before: Record<string, string>;
}

const LATEST = `select id, plan_id, before from public.training_plan_revisions
  where athlete_id = $1 and undone_at is null order by created_at desc, id desc limit 1`;

/**
 * Takes the athlete's latest change back: every plan it touched is what it was before, with its event. `conflict` when that change is of another
 * plan, or there is none. `not_found` for anybody else's plan.
 */
export async function undoPlanChange(input: z.output<typeof contract.input>, deps: ChangeDeps): Promise<z.output<typeof contract.output>> {
  const { athleteId, athleteRef, planId } = input;
  return changeAsAthlete<z.output<typeof contract.output>>(input, deps, async (tx) => {
    await holdAthlete(tx, athleteId);
    await readItem(tx, planId);
    const [latest] = (await tx.query<Revision>(LATEST, [athleteId])).rows;
    if (!latest) throw new ServiceError('conflict', 'There is nothing to undo');
    if (latest.plan_id !== planId) throw new ServiceError('conflict', 'A later change of another plan must be undone first');
    await writeStatuses(tx, latest.before);
    await tx.query('update public.training_plan_revisions set undone_at = now() where id = $1', [latest.id]);
    return { result: { stored: await readItem(tx, planId) }, facts: [fact(planChanged, { athleteRef, planId, change: 'undone' })] };
  });
}
