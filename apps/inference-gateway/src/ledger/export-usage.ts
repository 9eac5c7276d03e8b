import { ServiceError, type ExportedPage } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import { NOBODY } from './forget-subject.ts';

/** Some 400 bytes each: a page stays far below what one answer of the bus may hold. */
const PAGE_ROWS = 200;

const PAGE = `
  select l.request_id, l.turn_id, l.attempt, l.cause, l.model, l.tokens_in, l.tokens_out, l.cost_nano_usd::float8 as cost_nano_usd,
    l.least_nano_usd::float8 as least_nano_usd, l.most_nano_usd::float8 as most_nano_usd, l.price_valid_from::text, l.exact, l.first_token_ms, l.total_ms, l.status, l.created_at
  from public.usage_ledger l
  where l.subject_key = $1
    and ($2::text is null or (l.created_at, l.request_id) > (select p.created_at, p.request_id from public.usage_ledger p where p.request_id = $2))
  order by l.created_at, l.request_id limit $3 + 1`;

/**
 * One page of what the ledger holds about a subject, oldest first; the cursor is the request id of the last row. Money in nano-dollars.
 * Throws `invalid` for a cursor that is not of this subject.
 */
export async function exportUsage(
  input: { athleteRef: string; cursor?: string | undefined },
  deps: { database: Pick<Database, 'pool'> },
): Promise<ExportedPage> {
  const { pool } = deps.database;
  if (input.cursor !== undefined) {
    // A row that was forgotten meanwhile still knows its place.
    const known = await pool.query('select 1 from public.usage_ledger where request_id = $1 and subject_key in ($2, $3)', [
      input.cursor,
      input.athleteRef,
      NOBODY,
    ]);
    if (!known.rowCount) throw new ServiceError('invalid', 'Not a cursor of this list');
  }
  const { rows } = await pool.query<Record<string, unknown>>(PAGE, [input.athleteRef, input.cursor ?? null, PAGE_ROWS]);
  const page = rows.slice(0, PAGE_ROWS);
  const next = rows.length > PAGE_ROWS ? (page.at(-1)?.['request_id'] as string) : undefined;
  return { part: 'usage', rows: page, ...(next === undefined ? {} : { next }) };
}
