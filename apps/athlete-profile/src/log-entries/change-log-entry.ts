import { ServiceError, type changeLogEntry as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import { changeAsAthlete, type ChangeDeps } from '../db/change-as-athlete.ts';
import { refuseUnstorable } from '../db/refuse-unstorable.ts';
import { LOG_TABLES, namedColumns, toEntry } from './log-tables.ts';
import { refuseDayToCome } from './refuse-day-to-come.ts';

/**
 * Changes the named fields of an entry and keeps the others, with its event; naming none changes and says nothing. `not_found` for anybody
 * else's, `invalid` with the field as for a new entry.
 */
export async function changeLogEntry(input: z.output<typeof contract.input>, deps: ChangeDeps): Promise<z.output<typeof contract.output>> {
  const { athleteId, athleteRef, entryId } = input;
  const { kind, fields } = input.change;
  const of = LOG_TABLES[kind];
  refuseUnstorable(fields);
  return changeAsAthlete(input, deps, async (tx) => {
    const { columns, values } = namedColumns(of, fields);
    await refuseDayToCome(tx, athleteId, of.day, values[columns.indexOf(of.day)]);
    const assignments = columns.map((column, i) => `${column} = $${i + 2}`).join(', ');
    const { rows } = await tx.query<{ entry: unknown }>(
      columns.length
        ? `update ${of.table} e set ${assignments} where id = $1 returning to_jsonb(e) as entry`
        : `select to_jsonb(e) as entry from ${of.table} e where id = $1`,
      [entryId, ...values],
    );
    if (!rows[0]) throw new ServiceError('not_found', 'There is no such entry');
    return { result: { changed: toEntry(kind, rows[0].entry) }, facts: columns.length ? [of.tell(athleteRef, entryId, 'changed')] : [] };
  });
}
