import { TURN_LIMITS, type releaseAttempt as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';

/** Takes a running attempt back from its worker, so that the reaper moves the turn to its next one; not for a turn that may not begin again. */
export async function releaseAttempt(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'> },
): Promise<z.output<typeof contract.output>> {
  const { turnId, attempt, worker } = input;
  const released = await deps.database.call<boolean>('release_attempt', [
    turnId,
    attempt,
    worker,
    TURN_LIMITS.maxStarts,
    TURN_LIMITS.deadlineMs,
  ]);
  return { released };
}
