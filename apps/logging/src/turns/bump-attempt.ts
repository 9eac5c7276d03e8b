import { TURN_LIMITS, turnAttempt, type bumpAttempt as contract } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';

/** Moves an accepted attempt to the next one for its own holder, and tells everybody. `lost` when the caller does not hold it. */
export async function bumpAttempt(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'>; bus: Pick<Bus, 'signal'> },
): Promise<z.output<typeof contract.output>> {
  const bumped = await deps.database.call<z.output<typeof contract.output>>('bump_attempt', [
    input.turnId,
    input.attempt,
    input.holder,
    TURN_LIMITS.dispatchLeaseMs,
    TURN_LIMITS.historyTurns,
  ]);
  if ('state' in bumped) deps.bus.signal(turnAttempt, { turnId: input.turnId, attempt: bumped.state.attempt });
  return bumped;
}
