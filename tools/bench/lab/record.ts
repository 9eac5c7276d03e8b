import pg from 'pg';
import { z } from 'zod';

/** What the database holds of one turn, seen by its superuser. */
const turnRow = z.object({
  turn_id: z.string(),
  status: z.string(),
  attempt: z.int(),
  starts: z.int(),
  questions: z.int(),
  answers: z.int(),
  accepted_events: z.int(),
  completed_events: z.int(),
  unsent_events: z.int(),
  collected: z.int(),
  taken: z.int(),
});
export type TurnRow = z.infer<typeof turnRow>;

const TURNS = `
  with told as (
    select (o.payload ->> 'turnId')::uuid as turn_id,
      count(*) filter (where o.name = 'turn-accepted') as accepted,
      count(*) filter (where o.name = 'turn-completed') as completed,
      count(*) filter (where o.sent_at is null) as unsent,
      count(i.event_id) filter (where o.name = 'turn-completed') as taken
    from public.outbox o
    left join public.inbox i on i.event_id = o.event_id and i.consumer = 'training-data-turn-completed'
    where o.name in ('turn-accepted', 'turn-completed', 'turn-interrupted') group by 1),
  said as (
    select m.turn_id, count(*) filter (where m.role = 'user') as questions, count(*) filter (where m.role = 'assistant') as answers
    from public.messages m group by 1)
  select g.turn_id, g.status, g.attempt, g.starts, said.questions::int, said.answers::int,
    told.accepted::int as accepted_events, told.completed::int as completed_events, told.unsent::int as unsent_events, told.taken::int,
    (select count(*)::int from public.collected_turns c where c.turn_id = g.turn_id) as collected
  from public.generations g join told using (turn_id) join said using (turn_id)
  where g.turn_id = any ($1)`;

/** Asks the database as its superuser. A new connection each time: the one before may have been killed with its server. */
async function query(url: string, text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // The query that fails tells the same.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The rows of these turns, by turn id; a turn that was never committed has none. */
export async function readTurns(url: string, turnIds: readonly string[]): Promise<Map<string, TurnRow>> {
  const rows = z.array(turnRow).parse(await query(url, TURNS, [turnIds]));
  return new Map(rows.map((row) => [row.turn_id, row]));
}

/** Events that no consumer could take, with the reason. */
export async function readDeadLetters(url: string): Promise<string[]> {
  const rows = await query(url, 'select consumer, reason from public.dead_letters', []);
  return rows.map(({ consumer, reason }) => `${String(consumer)}: ${String(reason)}`);
}
