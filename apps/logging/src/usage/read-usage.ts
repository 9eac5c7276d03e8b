import type { readUsage as contract, Usage } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import type { Allowance } from './allowance.ts';

/** What counts of today's allowance so far, answers that still run with their worst case. An athlete who never asked has used nothing. */
export async function readUsage(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'>; allowance: Allowance },
): Promise<z.output<typeof contract.output>> {
  const used = await deps.database.call<Pick<Usage, 'turnsToday' | 'tokensToday' | 'resetsAt'>>('read_usage', [input.athleteId]);
  return { usage: { ...used, ...deps.allowance } };
}
