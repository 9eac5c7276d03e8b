import { TURN_LIMITS, type renewLeases as contract } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';

/** Renews all turns of a worker in one statement. A turn that is not in `held` is lost; one in `stop` was asked to stop. */
export async function renewLeases(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'> },
): Promise<z.output<typeof contract.output>> {
  if (!input.turns.length) return { held: [], stop: [] };
  return deps.database.call('renew_leases', [
    input.worker,
    input.turns.map((turn) => turn.turnId),
    input.turns.map((turn) => turn.attempt),
    TURN_LIMITS.leaseMs,
  ]);
}
