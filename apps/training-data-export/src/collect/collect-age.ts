import type { profileChanged } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { takeForAthlete } from './take-for-athlete.ts';

const UPSERT = `
  insert into public.collected_athletes as a (athlete_ref, adult, stream_order, minor_order)
  select $1, $2::boolean, $3::bigint, case when $2 = false then $3 else 0 end
  where not exists (select 1 from public.erased_athletes e where e.athlete_ref = $1)
  on conflict (athlete_ref) do update set
    adult = case when a.stream_order < excluded.stream_order then excluded.adult else a.adult end,
    stream_order = greatest(a.stream_order, excluded.stream_order),
    minor_order = greatest(a.minor_order, excluded.minor_order),
    changed_at = now()`;

const FORGET_TEXT = `
  update public.collected_turns t set messages = null, answer = null
  from public.collected_athletes a
  where t.athlete_ref = $1 and t.answer is not null and a.athlete_ref = $1 and (a.adult = false or a.minor_order > t.stream_order)`;

/**
 * Keeps whether the athlete is of age. Of somebody who turns out not to be, the text is forgotten at once, whatever was agreed to;
 * while it is unknown (null) text stays but is not eligible.
 */
export async function collectAge(
  input: { data: z.output<typeof profileChanged.data>; meta: EventMeta },
  deps: { database: Database },
): Promise<void> {
  const { data, meta } = input;
  await deps.database.transaction(async (tx) => {
    if (!(await takeForAthlete(tx, 'training-data-profile-changed', data.athleteRef, meta))) return;
    await tx.query(UPSERT, [data.athleteRef, data.adult, meta.order]);
    await tx.query(FORGET_TEXT, [data.athleteRef]);
  });
}
