import type { feedbackGiven } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import { takeOnce, type Database } from '@hyrox/service-kit';
import type { z } from 'zod';

const UPSERT = `
  insert into public.collected_feedback (message_id, athlete_ref, rating)
  select $1, $2, $3 where not exists (select 1 from public.erased_athletes e where e.athlete_ref = $2)
  on conflict (message_id, athlete_ref) do update set rating = excluded.rating, given_at = now()`;

/** Keeps the latest thumb on an answer, or removes it when it was withdrawn. */
export async function collectFeedback(
  input: { data: z.output<typeof feedbackGiven.data>; meta: EventMeta },
  deps: { database: Database },
): Promise<void> {
  const { data, meta } = input;
  await deps.database.transaction(async (tx) => {
    if (!(await takeOnce(tx, 'training-data-feedback-given', meta.eventId))) return;
    if (data.rating === null) {
      await tx.query('delete from public.collected_feedback where message_id = $1 and athlete_ref = $2', [data.messageId, data.athleteRef]);
    } else {
      await tx.query(UPSERT, [data.messageId, data.athleteRef, data.rating]);
    }
  });
}
