import type { Database } from '@hyrox/service-kit';

/** Who used what, once nobody may know any more. */
export const NOBODY = '0'.repeat(32);

/**
 * Takes an opaque reference out of the ledger; the money stays counted. What this process or another still writes for it afterwards is
 * forgotten by the next call. Returns how many rows changed.
 */
export async function forgetSubject(
  input: { subjectKey: string },
  deps: { database: Pick<Database, 'pool'> },
): Promise<{ changed: number }> {
  if (input.subjectKey === NOBODY) return { changed: 0 };
  const { rowCount } = await deps.database.pool.query('update public.usage_ledger set subject_key = $2 where subject_key = $1', [
    input.subjectKey,
    NOBODY,
  ]);
  return { changed: rowCount ?? 0 };
}
