import { ServiceError, type listLogEntries as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { readPage } from '../db/read-page.ts';
import { LOG_TABLES, toEntry } from './log-tables.ts';

/** A page is one message on the bus; one that is full of long notes is shorter than asked, and says that there is more. */
const MAX_PAGE_BYTES = 400_000;

/** The athlete's entries of one kind, newest day first. `invalid` (field `before`) for an id there is nothing to go on from. */
export async function listLogEntries(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'asAthlete'> },
): Promise<z.output<typeof contract.output>> {
  const { athleteId, kind, limit, before, from, to } = input;
  const { table, day } = LOG_TABLES[kind];
  return deps.database.asAthlete(athleteId, async (tx) => {
    if (before !== undefined && !(await tx.query(`select from ${table} where id = $1`, [before])).rowCount) {
      throw new ServiceError('invalid', 'There is no such entry to go on from', { field: 'before' });
    }
    const page = await readPage(tx, {
      table,
      where: `e.athlete_id = $1 and ($2::date is null or e.${day} >= $2) and ($3::date is null or e.${day} <= $3)
        and ($4::uuid is null or (e.${day}, e.created_at, e.id) < (select b.${day}, b.created_at, b.id from ${table} b where b.id = $4))`,
      order: `e.${day} desc, e.created_at desc, e.id desc`,
      values: [athleteId, from ?? null, to ?? null, before ?? null],
      limit,
      maxBytes: MAX_PAGE_BYTES,
    });
    return { entries: page.entries.map((entry) => toEntry(kind, entry)), more: page.more };
  });
}
