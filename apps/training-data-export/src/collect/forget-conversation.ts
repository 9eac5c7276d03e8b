import type { Database } from '@hyrox/service-kit';
import { holdAthlete } from './take-for-athlete.ts';

const REMEMBER = `
  insert into public.forgotten_conversations (conversation_id, athlete_ref)
  select $1, $2 where not exists (select 1 from public.erased_athletes e where e.athlete_ref = $2)
  on conflict do nothing`;

const OF_CONVERSATION = 'from public.collected_turns t where t.conversation_id = $1 and t.athlete_ref = $2';

/** What was collected of it, what hangs on that first; and messages about it that could not be read: their bodies may hold its words. */
const REMOVE = [
  `delete from public.dataset_items where turn_id in (select t.turn_id ${OF_CONVERSATION})`,
  `delete from public.collected_feedback where message_id in (select t.message_id ${OF_CONVERSATION})`,
  'delete from public.collected_turns where conversation_id = $1 and athlete_ref = $2',
  `delete from public.dead_letters where right(subject, 33) = '.' || $2 and position($1::uuid::text in lower(body)) > 0`,
];

/**
 * A conversation that its athlete deleted takes everything along that was collected of it, and turns that arrive later stay out. Returns how
 * many rows went; the same again finds none.
 */
export async function forgetConversation(
  { conversationId, athleteRef }: { conversationId: string; athleteRef: string },
  deps: { database: Database },
): Promise<{ removed: number }> {
  return deps.database.transaction(async (tx) => {
    await holdAthlete(tx, athleteRef);
    await tx.query(REMEMBER, [conversationId, athleteRef]);
    let removed = 0;
    for (const statement of REMOVE) removed += (await tx.query(statement, [conversationId, athleteRef])).rowCount ?? 0;
    return { removed };
  });
}
