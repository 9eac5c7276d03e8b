import type { consentChanged } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import { takeOnce, type Database } from '@hyrox/service-kit';
import type { z } from 'zod';

const UPSERT = `
  insert into public.collected_consents (athlete_ref, purpose, granted, text_version, stream_order)
  select $1, $2, $3, $4, $5 where not exists (select 1 from public.erased_athletes e where e.athlete_ref = $1)
  on conflict (athlete_ref, purpose) do update
    set granted = excluded.granted, text_version = excluded.text_version, stream_order = excluded.stream_order, changed_at = now()
    where public.collected_consents.stream_order < excluded.stream_order`;

const FORGET_TEXT = `
  update public.collected_turns t set messages = null, answer = null where t.athlete_ref = $1
    and exists (select 1 from public.collected_consents c where c.athlete_ref = $1 and c.purpose = 'training_reuse' and not c.granted)`;

/** Keeps the standing of a consent. When training consent ends, the text that was collected under it is forgotten at once. */
export async function collectConsent(
  input: { data: z.output<typeof consentChanged.data>; meta: EventMeta },
  deps: { database: Database },
): Promise<void> {
  const { data, meta } = input;
  await deps.database.transaction(async (tx) => {
    if (!(await takeOnce(tx, 'training-data-consent-changed', meta.eventId))) return;
    await tx.query(UPSERT, [data.athleteRef, data.purpose, data.granted, data.textVersion, meta.streamSeq]);
    if (data.purpose === 'training_reuse') await tx.query(FORGET_TEXT, [data.athleteRef]);
  });
}
