import { stopAttempt, stopTurn as stopContract, TURN_LIMITS, type TurnState } from '@hyrox/contracts';
import { reasonOf } from '@hyrox/telemetry';
import type { TurnDeps } from './turn-deps.ts';

const STOP_MS = 3_000;

/**
 * Asks that an answer ends and keeps what it has. The record remembers it; the worker is told directly so that it happens at once. The
 * commit decides the outcome: the status returned is the one before. Throws `not_found`, `unavailable`.
 */
export async function stopTurn(turnId: string, athleteId: string, { bus, log }: TurnDeps): Promise<TurnState['status']> {
  const { state } = await bus.ask(stopContract, { turnId, athleteId }, { timeoutMs: STOP_MS });
  if (!state.end && state.holder.startsWith('inference.')) {
    bus
      .askHolder(state.holder, stopAttempt, { turnId, attempt: state.attempt }, { timeoutMs: TURN_LIMITS.watchMs })
      .catch((error: unknown) => {
        log.debug({ turnId, reason: reasonOf(error) }, 'the worker did not hear a stop, its next renewal tells it');
      });
  }
  return state.status;
}
