import { ServiceError, type giveFeedback as contract } from '@hyrox/contracts';
import type { Database, OutboxRelay } from '@hyrox/service-kit';
import { injectTrace } from '@hyrox/telemetry';
import type { z } from 'zod';
import { storableText } from '../db/storable.ts';

/**
 * Keeps or withdraws (`rating` null) the athlete's thumb on an answer, with its event; the same again changes and says nothing. Reasons and
 * comment stay when a call does not name them, but reasons never outlive a thumb that turned. `not_found` for a question, an unknown message
 * or somebody else's.
 */
export async function giveFeedback(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'>; relay: Pick<OutboxRelay, 'kick'> },
): Promise<z.output<typeof contract.output>> {
  const given = await deps.database.call<{ found: boolean; changed: boolean }>('give_feedback', [
    input.athleteId,
    input.athleteRef,
    input.messageId,
    input.rating,
    input.reasons === undefined ? null : [...new Set(input.reasons)].sort(),
    input.comment === undefined ? null : storableText(input.comment),
    injectTrace({})['traceparent'] ?? null,
  ]);
  if (!given.found) throw new ServiceError('not_found', 'There is no such answer');
  if (given.changed) deps.relay.kick();
  return { ok: true };
}
