import type { consentChanged } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { takeForAthlete } from './take-for-athlete.ts';

/** An older event that arrives late changes nothing of how the consent stands, except that it was once ended at that place. */
const UPSERT = `
  insert into public.collected_consents as c (athlete_ref, purpose, granted, text_version, stream_order, ended_order)
  select $1, $2, $3::boolean, $4, $5::bigint, case when $3 then 0 else $5 end
  where not exists (select 1 from public.erased_athletes e where e.athlete_ref = $1)
  on conflict (athlete_ref, purpose) do update set
    granted = case when c.stream_order < excluded.stream_order then excluded.granted else c.granted end,
    text_version = case when c.stream_order < excluded.stream_order then excluded.text_version else c.text_version end,
    stream_order = greatest(c.stream_order, excluded.stream_order),
    ended_order = greatest(c.ended_order, excluded.ended_order),
    changed_at = now()`;

const FORGET_TEXT = `
  update public.collected_turns t set messages = null, answer = null
  from public.collected_consents c
  where t.athlete_ref = $1 and t.answer is not null and c.athlete_ref = $1 and c.purpose = 'training_reuse'
    and (not c.granted or c.ended_order > t.stream_order)`;

/** Keeps the standing of a consent. When training consent ends, the text that was collected under it is forgotten at once. */
export async function collectConsent(
  input: { data: z.output<typeof consentChanged.data>; meta: EventMeta },
  deps: { database: Database },
): Promise<void> {
  const { data, meta } = input;
  await deps.database.transaction(async (tx) => {
    if (!(await takeForAthlete(tx, 'training-data-consent-changed', data.athleteRef, meta))) return;
    await tx.query(UPSERT, [data.athleteRef, data.purpose, data.granted, data.textVersion, meta.order]);
    if (data.purpose === 'training_reuse') await tx.query(FORGET_TEXT, [data.athleteRef]);
  });
}
