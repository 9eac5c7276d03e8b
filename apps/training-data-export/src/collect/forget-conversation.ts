import type { conversationChanged } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';
import { takeForAthlete } from './take-for-athlete.ts';

const REMEMBER = `
  insert into public.forgotten_conversations (conversation_id, athlete_ref)
  select $1, $2 where not exists (select 1 from public.erased_athletes e where e.athlete_ref = $2)
  on conflict do nothing`;

const OF_TURN = '(select t.turn_id from public.collected_turns t where t.conversation_id = $1 and t.athlete_ref = $2)';
const OF_MESSAGE = '(select t.message_id from public.collected_turns t where t.conversation_id = $1 and t.athlete_ref = $2)';

/** A conversation that its athlete deleted takes everything along that was collected of it, and turns that arrive later stay out. */
export async function forgetConversation(
  input: { data: z.output<typeof conversationChanged.data>; meta: EventMeta },
  deps: { database: Database },
): Promise<void> {
  const { data, meta } = input;
  if (data.change !== 'deleted') return;
  const what = [data.conversationId, data.athleteRef];
  await deps.database.transaction(async (tx) => {
    if (!(await takeForAthlete(tx, 'training-data-conversation-changed', data.athleteRef, meta))) return;
    await tx.query(REMEMBER, what);
    await tx.query(`delete from public.dataset_items where turn_id in ${OF_TURN}`, what);
    await tx.query(`delete from public.collected_feedback where message_id in ${OF_MESSAGE}`, what);
    await tx.query('delete from public.collected_turns where conversation_id = $1 and athlete_ref = $2', what);
  });
}
