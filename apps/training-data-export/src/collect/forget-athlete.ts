import type { Database } from '@hyrox/service-kit';
import type { PoolClient } from 'pg';
import { holdAthlete } from './take-for-athlete.ts';

const KEYED_BY_ATHLETE = [
  'dataset_items',
  'collected_turns',
  'collected_feedback',
  'collected_consents',
  'collected_athletes',
  'forgotten_conversations',
] as const;

/**
 * Removes everything collected about an athlete and remembers the opaque reference, so that late events bring nothing back. Messages of
 * theirs that could not be read are removed as well: their bodies may hold text. Returns how many rows went; the same again finds none.
 */
export async function forgetAthlete(input: { athleteRef: string }, deps: { database: Database }): Promise<{ removed: number }> {
  return deps.database.transaction(async (tx) => {
    await holdAthlete(tx, input.athleteRef);
    return { removed: await removeAthlete(tx, input.athleteRef) };
  });
}

async function removeAthlete(tx: PoolClient, athleteRef: string): Promise<number> {
  await tx.query('insert into public.erased_athletes (athlete_ref) values ($1) on conflict do nothing', [athleteRef]);
  let removed = 0;
  for (const table of KEYED_BY_ATHLETE) {
    removed += (await tx.query(`delete from public.${table} where athlete_ref = $1`, [athleteRef])).rowCount ?? 0;
  }
  const letters = await tx.query(`delete from public.dead_letters where subject like '%.' || $1`, [athleteRef]);
  return removed + (letters.rowCount ?? 0);
}
