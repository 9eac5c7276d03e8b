import type { Database } from '@hyrox/service-kit';

/** Who used what, once nobody may know any more. */
export const NOBODY = '0'.repeat(32);

const FORGET = `
  with ledger as (update public.usage_ledger set subject_key = $2 where subject_key = $1 returning 1),
    spending as (delete from public.budget_spending where subject_key = $1),
    holds as (delete from public.budget_holds where subject_key = $1)
  select count(*)::int as changed from ledger`;

/**
 * Takes an opaque reference out of the ledger; the money stays counted. What this process or another still writes for it afterwards is
 * forgotten by the next call. Returns how many rows changed.
 */
export async function forgetSubject(
  input: { subjectKey: string },
  deps: { database: Pick<Database, 'pool'> },
): Promise<{ changed: number }> {
  if (input.subjectKey === NOBODY) return { changed: 0 };
  const { rows } = await deps.database.pool.query<{ changed: number }>(FORGET, [input.subjectKey, NOBODY]);
  return { changed: rows[0]?.changed ?? 0 };
}
