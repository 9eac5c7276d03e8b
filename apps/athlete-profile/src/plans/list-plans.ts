import type { listPlans as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { readItems } from './plan-rows.ts';

/** The athlete's plans without their weeks, newest first. */
export async function listPlans(
  { athleteId, limit }: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'asAthlete'> },
): Promise<z.output<typeof contract.output>> {
  return deps.database.asAthlete(athleteId, async (tx) => ({ plans: await readItems(tx, athleteId, limit) }));
}
