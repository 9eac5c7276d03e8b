import { ServiceError, type deleteConversation as contract } from '@hyrox/contracts';
import type { Database, OutboxRelay, Rounds } from '@hyrox/service-kit';
import { injectTrace } from '@hyrox/telemetry';
import type { z } from 'zod';

/**
 * Deletes a conversation with all that hangs on it, says so in the same transaction, and has its events erased from the stream. An answer that is still running loses its row: its
 * worker hears at the next renewal that it holds nothing, and its commit is fenced. `not_found` for anybody else's, and the second time.
 */
export async function deleteConversation(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'>; relay: Pick<OutboxRelay, 'kick'>; erasures: Pick<Rounds, 'kick'> },
): Promise<z.output<typeof contract.output>> {
  const deleted = await deps.database.call<boolean>('delete_conversation', [
    input.athleteId,
    input.athleteRef,
    input.conversationId,
    injectTrace({})['traceparent'] ?? null,
  ]);
  if (!deleted) throw new ServiceError('not_found', 'There is no such conversation');
  deps.relay.kick();
  deps.erasures.kick();
  return { ok: true };
}
