import { TURN_LIMITS, type acceptTurn as contract } from '@hyrox/contracts';
import type { Database, OutboxRelay } from '@hyrox/service-kit';
import { injectTrace } from '@hyrox/telemetry';
import type { z } from 'zod';
import { nameConversation } from '../conversations/name-conversation.ts';
import { toAcceptAllowance, type Allowance } from '../usage/allowance.ts';
import { acceptSeconds } from './turn-metrics.ts';

type Input = z.output<typeof contract.input>;
type Accepted = z.output<typeof contract.output>;

/**
 * Commits the question, its turn and the event in one statement. `existing` for the same turn again; `conflict` for the same id with
 * another body or athlete; `busy` while the conversation has a live turn; `foreign` for somebody else's conversation; `irreplaceable` when
 * `replaces` is no ended turn of it; `limited` when the athlete's allowance is used up. Only `created` counts.
 */
export async function acceptTurn(
  input: Input,
  deps: { database: Pick<Database, 'call'>; relay: Pick<OutboxRelay, 'kick'>; allowance: Allowance },
): Promise<Accepted> {
  const startedMs = performance.now();
  const accepted = await deps.database.call<Accepted>('accept_turn', [
    input.turnId,
    input.conversationId,
    input.athleteId,
    input.athleteRef,
    input.message,
    input.replaces ?? null,
    nameConversation(input.message),
    input.holder,
    TURN_LIMITS.dispatchLeaseMs,
    TURN_LIMITS.historyTurns,
    toAcceptAllowance(deps.allowance),
    injectTrace({})['traceparent'] ?? null,
  ]);
  acceptSeconds.record((performance.now() - startedMs) / 1000, { outcome: accepted.outcome });
  if (accepted.outcome === 'created') deps.relay.kick();
  return accepted;
}
