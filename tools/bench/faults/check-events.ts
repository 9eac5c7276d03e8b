import { setTimeout as sleep } from 'node:timers/promises';
import { countCompletedEvents } from '../lab/event-log.ts';
import { readDeadLetters, readTurns, type TurnRow } from '../lab/record.ts';
import type { Stack } from '../../local/stack.ts';

const PATIENCE_MS = 60_000;
const AGAIN_MS = 500;

const isSettled = (row: TurnRow): boolean => row.unsent_events === 0 && row.collected > 0;

/**
 * After everything has come to rest: one question and one answer of each turn, told once (outbox), sent once (stream) and taken once
 * (inbox and collector). Events may be late after a crash, so they are waited for. Returns what was not so, by turn id.
 */
export async function checkEvents(turnIds: readonly string[], stack: Stack): Promise<Map<string, string[]>> {
  const url = stack.databaseUrl('postgres');
  const until = performance.now() + PATIENCE_MS;
  let rows = await readTurns(url, turnIds);
  while (performance.now() < until && !turnIds.every((id) => rows.has(id) && isSettled(rows.get(id) as TurnRow))) {
    await sleep(AGAIN_MS);
    rows = await readTurns(url, turnIds);
  }
  const streamed = await countCompletedEvents(stack);
  const bad = new Map<string, string[]>();
  for (const turnId of turnIds) {
    const row = rows.get(turnId);
    const words = row ? checkRow(row, streamed.get(turnId) ?? 0) : ['no turn in the record'];
    if (words.length) bad.set(turnId, words);
  }
  const dead = await readDeadLetters(url);
  if (dead.length) bad.set('dead letters', dead);
  return bad;
}

function checkRow(row: TurnRow, streamed: number): string[] {
  const once: [string, number][] = [
    ['questions', row.questions],
    ['answers', row.answers],
    ['turn-accepted in the outbox', row.accepted_events],
    ['turn-completed in the outbox', row.completed_events],
    ['turn-completed in the stream', streamed],
    ['turn-completed taken', row.taken],
    ['turns collected', row.collected],
  ];
  const bad = once.filter(([, count]) => count !== 1).map(([what, count]) => `${count} ${what}`);
  return row.unsent_events ? [...bad, `${row.unsent_events} events unsent`] : bad;
}
