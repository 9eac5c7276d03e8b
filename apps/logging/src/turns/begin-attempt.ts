import { TURN_LIMITS, type beginAttempt as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';

/** Makes a gateway the conductor of an attempt that nobody holds. `lost` when somebody else has it or the turn moved on. */
export function beginAttempt(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'> },
): Promise<z.output<typeof contract.output>> {
  return deps.database.call('begin_attempt', [input.turnId, input.attempt, input.holder, TURN_LIMITS.historyTurns]);
}
