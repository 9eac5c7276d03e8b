import type { readPlan as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { readFindings, readItem, readWeeks } from './plan-rows.ts';

/** One plan with its weeks. `not_found` for anybody else's. */
export async function readPlan(
  { athleteId, planId }: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'asAthlete'> },
): Promise<z.output<typeof contract.output>> {
  return deps.database.asAthlete(athleteId, async (tx) => {
    const stored = await readItem(tx, planId);
    const { title, startDate, raceDate, madeBy } = stored;
    const plan = { title, startDate, raceDate, madeBy, weeks: await readWeeks(tx, planId) };
    return { stored, plan, findings: await readFindings(tx, planId) };
  });
}
