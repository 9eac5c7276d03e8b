import { ServiceError, type removeLogEntry as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import { changeAsAthlete, type ChangeDeps } from '../db/change-as-athlete.ts';
import { LOG_TABLES } from './log-tables.ts';

/** Removes an entry, with its event. `not_found` for anybody else's, and for one that is gone already. */
export async function removeLogEntry(input: z.output<typeof contract.input>, deps: ChangeDeps): Promise<z.output<typeof contract.output>> {
  const of = LOG_TABLES[input.kind];
  return changeAsAthlete(input, deps, async (tx) => {
    const { rowCount } = await tx.query(`delete from ${of.table} where id = $1`, [input.entryId]);
    if (rowCount === 0) throw new ServiceError('not_found', 'There is no such entry');
    return { result: { ok: true }, facts: [of.tell(input.athleteRef, input.entryId, 'removed')] };
  });
}
