import { ServiceError, type readTurn as contract, type TurnState } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';

/** One turn of one athlete, live or ended. `not_found` for anybody else's. */
export async function readTurn(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'> },
): Promise<z.output<typeof contract.output>> {
  const state = await deps.database.call<TurnState | null>('read_turn', [input.turnId, input.athleteId]);
  if (!state) throw new ServiceError('not_found', 'There is no such turn');
  return { state };
}
