import { ServiceError, type ExportedPage } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';

const PAGE_ROWS = 100;
const PAGE_BYTES = 130_000;

/** At least one row, then as many as fit; `left_over` counts what stays for the next page. */
const PAGE = `
  with held as (
    select t.turn_id, jsonb_build_object('turn_id', t.turn_id, 'conversation_id', t.conversation_id, 'message_id', t.message_id,
        'outcome', t.outcome, 'finish', t.finish, 'attempt', t.attempt, 'model', t.model, 'prompt_version', t.prompt_version,
        'source_ids', t.source_ids, 'tokens_in', t.tokens_in, 'tokens_out', t.tokens_out, 'cost_nano_usd', t.cost_nano_usd,
        'messages', t.messages, 'answer', t.answer, 'rating', f.rating, 'review', r.verdict, 'completed_at', t.completed_at) as line
    from public.collected_turns t
    left join public.collected_feedback f on f.message_id = t.message_id and f.athlete_ref = t.athlete_ref
    left join public.turn_reviews r on r.turn_id = t.turn_id
    where t.athlete_ref = $1 and ($2::uuid is null or t.turn_id > $2)
    order by t.turn_id limit $3 + 1),
  sized as (
    select turn_id, line, row_number() over w as place, sum(octet_length(line::text)) over w as bytes, count(*) over () as found
    from held window w as (order by turn_id))
  select turn_id, line, found - count(*) over () as left_over from sized
  where place = 1 or (place <= $3 and bytes <= $4) order by turn_id`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One page of what the data team holds of an athlete, ordered by turn id; the cursor is the last turn id. Throws `invalid`. */
export async function exportPage(
  input: { athleteRef: string; cursor?: string | undefined },
  deps: { database: Database },
): Promise<ExportedPage> {
  if (input.cursor !== undefined && !UUID.test(input.cursor)) throw new ServiceError('invalid', 'Not a cursor of this list');
  const { rows } = await deps.database.pool.query<{ turn_id: string; line: Record<string, unknown>; left_over: string }>(PAGE, [
    input.athleteRef,
    input.cursor ?? null,
    PAGE_ROWS,
    PAGE_BYTES,
  ]);
  const last = rows.at(-1);
  const more = last !== undefined && Number(last.left_over) > 0;
  return { part: 'collected_for_training', rows: rows.map((row) => row.line), ...(more ? { next: last.turn_id } : {}) };
}
