import { ServiceError, type listCollected as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { requireDataRole } from './require-data-role.ts';

/** One answer of the bus holds 1 MB; a prompt with its passages is 15 kB as a rule and 256 kB at most. */
const PAGE_BYTES = 400_000;

interface Row {
  turn_id: string;
  message_id: string;
  athlete_ref: string;
  messages: z.output<typeof contract.output>['turns'][number]['messages'];
  answer: string;
  finish: string;
  model: string | null;
  prompt_version: string | null;
  source_ids: string[];
  rating: 1 | -1 | null;
  flagged_by: 'athlete' | 'reviewer' | null;
  completed_at: Date;
  left_over: string;
}

const pageOf = (view: 'flagged_turns' | 'readable_turns'): string => `
  with next as (
    select * from public.${view} t
    where $1::uuid is null or (t.completed_at, t.turn_id) > (select l.completed_at, l.turn_id from public.collected_turns l where l.turn_id = $1)
    order by t.completed_at, t.turn_id limit $2 + 1),
  sized as (
    select next.*, row_number() over w as place, count(*) over () as found,
      sum(octet_length(messages::text) + octet_length(answer)) over w as bytes
    from next window w as (order by completed_at, turn_id))
  select sized.*, found - count(*) over () as left_over from sized
  where place = 1 or (place <= $2 and bytes <= $3) order by completed_at, turn_id`;

/**
 * Consented turns with their text, oldest first: those that count as examples, or all of them for review. Everything is judged at this
 * moment. `conflict` when the row to go on after is gone: whoever reads on must begin again. `not_found` without the role.
 */
export async function listCollected(
  input: z.output<typeof contract.input>,
  deps: { database: Database },
): Promise<z.output<typeof contract.output>> {
  requireDataRole(input.roles);
  if (input.after !== undefined) await refuseIfGone(input.after, deps.database);
  const { rows } = await deps.database.pool.query<Row>(pageOf(input.flaggedOnly ? 'flagged_turns' : 'readable_turns'), [
    input.after ?? null,
    input.limit,
    PAGE_BYTES,
  ]);
  return { turns: rows.map(toTurn), more: Number(rows[0]?.left_over ?? 0) > 0 };
}

async function refuseIfGone(turnId: string, database: Database): Promise<void> {
  const { rowCount } = await database.pool.query('select 1 from public.collected_turns where turn_id = $1', [turnId]);
  if (!rowCount) throw new ServiceError('conflict', 'The list has changed: begin again', { field: 'after' });
}

function toTurn(row: Row): z.output<typeof contract.output>['turns'][number] {
  return {
    turnId: row.turn_id,
    messageId: row.message_id,
    athleteRef: row.athlete_ref,
    messages: row.messages,
    answer: row.answer,
    finish: row.finish,
    model: row.model,
    promptVersion: row.prompt_version,
    sourceIds: row.source_ids,
    rating: row.rating,
    flaggedBy: row.flagged_by,
    completedAt: row.completed_at.toISOString(),
  };
}
