import { ServiceError, type reviewTurn as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { requireDataRole } from './require-data-role.ts';

const READABLE = 'select t.turn_id from public.readable_turns t where t.turn_id = $1';

const UPSERT = `
  insert into public.turn_reviews (turn_id, verdict, reviewer) select turn_id, $2, $3 from (${READABLE}) held
  on conflict (turn_id) do update set verdict = excluded.verdict, reviewer = excluded.reviewer, reviewed_at = now()`;

/** Keeps a reviewer's word on an example, or takes it back. `not_found` without the role, and for a turn that may not be read (any more). */
export async function reviewTurn(input: z.output<typeof contract.input>, deps: { database: Database }): Promise<{ ok: true }> {
  requireDataRole(input.roles);
  const { pool } = deps.database;
  const { rowCount } =
    input.verdict === null
      ? await pool.query(READABLE, [input.turnId])
      : await pool.query(UPSERT, [input.turnId, input.verdict, input.reviewer]);
  if (!rowCount) throw new ServiceError('not_found', 'There is no such turn');
  if (input.verdict === null) await pool.query('delete from public.turn_reviews where turn_id = $1', [input.turnId]);
  return { ok: true };
}
