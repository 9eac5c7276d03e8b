import { TURN_LIMITS, turnAttempt, type Outcome } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import type { Database, OutboxRelay } from '@hyrox/service-kit';
import type { Logger } from '@hyrox/telemetry';
import { reapedTotal, turnsTotal } from '../turns/turn-metrics.ts';
import { askForConductor } from './ask-for-conductor.ts';

export interface ReapDeps {
  database: Pick<Database, 'call'>;
  bus: Pick<Bus, 'ask' | 'signal'>;
  relay: Pick<OutboxRelay, 'kick'>;
  log: Pick<Logger, 'info' | 'warn'>;
}

export interface ReapedTurn {
  turnId: string;
  /** The attempt the turn is at now. */
  attempt: number;
  /** How it ended, or null: somebody must conduct it again. */
  ended: Outcome | null;
}

/**
 * Takes every turn whose lease is over or whose holder is dead: a turn that was asked to stop, was started too often or is too old ends, any
 * other moves to its next attempt. Then tells everybody and asks a gateway for each turn that goes on, without waiting for it.
 */
export async function reapTurns(dead: readonly string[], signal: AbortSignal, deps: ReapDeps): Promise<ReapedTurn[]> {
  const reaped = await deps.database.call<ReapedTurn[]>('reap', [
    dead,
    TURN_LIMITS.dispatchLeaseMs,
    TURN_LIMITS.maxStarts,
    TURN_LIMITS.deadlineMs,
  ]);
  for (const { turnId, attempt, ended } of reaped) {
    deps.bus.signal(turnAttempt, { turnId, attempt });
    reapedTotal.add(1, { to: ended ?? 'rerun' });
    deps.log.info({ turnId, attempt, ended }, 'a turn was taken from its holder');
    if (ended) turnsTotal.add(1, { outcome: ended });
    else void askForConductor({ turnId, attempt }, { ...deps, signal });
  }
  if (reaped.length) deps.relay.kick();
  return reaped;
}
