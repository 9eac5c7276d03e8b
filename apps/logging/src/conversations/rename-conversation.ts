import { ServiceError, type Conversation, type renameConversation as contract } from '@hyrox/contracts';
import type { Database, OutboxRelay } from '@hyrox/service-kit';
import { injectTrace } from '@hyrox/telemetry';
import type { z } from 'zod';

/** Gives a conversation the athlete's own title, with its event; its place in the list stays. The same title again changes and says nothing. */
export async function renameConversation(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'>; relay: Pick<OutboxRelay, 'kick'> },
): Promise<z.output<typeof contract.output>> {
  const renamed = await deps.database.call<{ conversation: Conversation; changed: boolean } | null>('rename_conversation', [
    input.athleteId,
    input.athleteRef,
    input.conversationId,
    input.title,
    injectTrace({})['traceparent'] ?? null,
  ]);
  if (!renamed) throw new ServiceError('not_found', 'There is no such conversation');
  if (renamed.changed) deps.relay.kick();
  return { conversation: renamed.conversation };
}
