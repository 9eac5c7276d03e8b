import { ServiceError, type listMessages as contract, type StoredMessage } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';

/**
 * A page of a conversation: the newest messages older than `before`, oldest first, without what was superseded and with the athlete's own
 * thumbs. A question whose turn has not ended is live; all of it from one snapshot. `not_found` for anybody else's conversation.
 */
export async function listMessages(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'> },
): Promise<z.output<typeof contract.output>> {
  const { athleteId, conversationId, before, limit } = input;
  const page = await deps.database.call<{ messages: StoredMessage[]; more: boolean } | { unplaced: true } | null>('list_messages', [
    athleteId,
    conversationId,
    before ?? null,
    limit,
  ]);
  if (!page) throw new ServiceError('not_found', 'There is no such conversation');
  if ('unplaced' in page) throw new ServiceError('invalid', 'There is no such message to go on from', { field: 'before' });
  return page;
}
