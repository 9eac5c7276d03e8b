import { randomUUID } from 'node:crypto';
import { ServiceError } from '@hyrox/contracts';
import type { PublishedAgain } from '@hyrox/messaging';
import type { Database } from '../database.ts';
import { isReadable, type KeptLetter } from './kept-letter.ts';
import { requireOpsRole } from './require-ops-role.ts';

export interface RedriveDeps {
  database: Pick<Database, 'call'>;
  /** Names the service in the message id. */
  owner: string;
  publish: (event: PublishedAgain) => Promise<void>;
}

/** Kept before its place was: older than everything, so that it overtakes nothing. */
const NO_PLACE = 0;

/**
 * Sends a dead letter again and marks it, in this order: a process that dies in between leaves it waiting, and the stream knows the
 * message id of a second click. Errors as the contract has them.
 */
export async function redriveDeadLetter(input: { roles: string[]; id: number }, deps: RedriveDeps): Promise<{ redrivenAt: string }> {
  requireOpsRole(input.roles);
  const letter = await deps.database.call<KeptLetter | null>('ops_dead_letter', [input.id]);
  if (!letter) throw new ServiceError('not_found', 'There is no such message waiting');
  if (!isReadable(letter)) throw new ServiceError('conflict', 'No contract accepts this message, so nobody could take it');
  try {
    await deps.publish({
      subject: letter.subject,
      body: letter.body,
      eventId: letter.event_id ?? randomUUID(),
      messageId: `redrive.${deps.owner}.${letter.id}`,
      order: letter.stream_order ?? NO_PLACE,
    });
  } catch (cause) {
    throw new ServiceError('unavailable', 'The stream did not take the message; it still waits', { retryAfterS: 5, cause });
  }
  const at = await deps.database.call<Date | null>('ops_mark_redriven', [letter.id]);
  return { redrivenAt: (at ?? new Date()).toISOString() };
}
