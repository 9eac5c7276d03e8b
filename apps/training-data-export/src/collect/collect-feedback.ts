import type { feedbackGiven } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { takeForAthlete } from './take-for-athlete.ts';

const UPSERT = `
  insert into public.collected_feedback as f (message_id, athlete_ref, rating, stream_order)
  select $1, $2, $3, $4 where not exists (select 1 from public.erased_athletes e where e.athlete_ref = $2)
  on conflict (message_id, athlete_ref) do update
    set rating = excluded.rating, stream_order = excluded.stream_order, given_at = now()
    where f.stream_order < excluded.stream_order`;

/** Keeps the latest thumb on an answer, by its place in the stream; one that was taken back is kept as no thumb. */
export async function collectFeedback(
  input: { data: z.output<typeof feedbackGiven.data>; meta: EventMeta },
  deps: { database: Database },
): Promise<void> {
  const { data, meta } = input;
  await deps.database.transaction(async (tx) => {
    if (!(await takeForAthlete(tx, 'training-data-feedback-given', data.athleteRef, meta))) return;
    await tx.query(UPSERT, [data.messageId, data.athleteRef, data.rating, meta.order]);
  });
}
