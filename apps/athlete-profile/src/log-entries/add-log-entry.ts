import { ServiceError, type addLogEntry as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import { changeAsAthlete, type ChangeDeps } from '../db/change-as-athlete.ts';
import { refuseUnstorable } from '../db/refuse-unstorable.ts';
import { LOG_TABLES, namedColumns, toEntry } from './log-tables.ts';
import { refuseDayToCome } from './refuse-day-to-come.ts';

/**
 * Writes an entry down, with its event. The same id again answers what is stored (`created: false`); an id that is taken elsewhere is
 * `conflict`. `invalid` names the field: a day still to come, text that cannot be stored.
 */
export async function addLogEntry(input: z.output<typeof contract.input>, deps: ChangeDeps): Promise<z.output<typeof contract.output>> {
  const { athleteId, athleteRef, entryId } = input;
  const { kind, fields } = input.new;
  const of = LOG_TABLES[kind];
  refuseUnstorable(fields);
  return changeAsAthlete<z.output<typeof contract.output>>(input, deps, async (tx) => {
    const { columns, values } = namedColumns(of, fields);
    await refuseDayToCome(tx, athleteId, of.day, values[columns.indexOf(of.day)]);
    const inserted = await tx.query<{ entry: unknown }>(
      `insert into ${of.table} as e (id, athlete_id, ${columns.join(', ')})
       values ($1, $2, ${columns.map((_, i) => `$${i + 3}`).join(', ')})
       on conflict (id) do nothing returning to_jsonb(e) as entry`,
      [entryId, athleteId, ...values],
    );
    if (inserted.rows[0]) {
      const added = toEntry(kind, inserted.rows[0].entry);
      return { result: { created: true, added }, facts: [of.tell(athleteRef, entryId, 'added')] };
    }
    const known = await tx.query<{ entry: unknown }>(`select to_jsonb(e) as entry from ${of.table} e where id = $1`, [entryId]);
    if (!known.rows[0]) throw new ServiceError('conflict', 'This id is already taken', { field: 'id' });
    return { result: { created: false, added: toEntry(kind, known.rows[0].entry) }, facts: [] };
  });
}
