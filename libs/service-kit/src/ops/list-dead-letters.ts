import type { OpsDeadLetter } from '@hyrox/contracts';
import type { Database } from '../database.ts';
import { eventOf, isReadable, type KeptLetter } from './kept-letter.ts';
import { requireOpsRole } from './require-ops-role.ts';

const MOST = 50;

/** The service's own dead letters that wait or were dealt with within a day, youngest first, without what they hold. */
export async function listDeadLetters(
  input: { roles: string[] },
  deps: { database: Pick<Database, 'call'> },
): Promise<{ letters: OpsDeadLetter[] }> {
  requireOpsRole(input.roles);
  const kept = await deps.database.call<KeptLetter[]>('ops_dead_letters', [MOST]);
  const letters = kept.map((letter) => ({
    id: letter.id,
    consumer: letter.consumer,
    event: eventOf(letter.subject),
    reason: letter.reason,
    keptAt: letter.created_at,
    redrivenAt: letter.redriven_at,
    setAsideAt: letter.set_aside_at,
    setAsideBy: letter.set_aside_by,
    canBeSent: letter.redriven_at === null && letter.set_aside_at === null && isReadable(letter),
  }));
  return { letters };
}
