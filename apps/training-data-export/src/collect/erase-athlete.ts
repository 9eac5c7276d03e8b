import type { athleteErased } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import { takeOnce, type Database } from '@hyrox/service-kit';
import type { z } from 'zod';

/** Removes everything collected about an athlete and remembers the opaque reference, so that late events bring nothing back. */
export async function eraseAthlete(
  input: { data: z.output<typeof athleteErased.data>; meta: EventMeta },
  deps: { database: Database },
): Promise<void> {
  const { data, meta } = input;
  await deps.database.transaction(async (tx) => {
    if (!(await takeOnce(tx, 'training-data-athlete-erased', meta.eventId))) return;
    await tx.query('insert into public.erased_athletes (athlete_ref) values ($1) on conflict do nothing', [data.athleteRef]);
    for (const table of ['collected_turns', 'collected_feedback', 'collected_consents', 'dataset_items']) {
      await tx.query(`delete from public.${table} where athlete_ref = $1`, [data.athleteRef]);
    }
  });
}
