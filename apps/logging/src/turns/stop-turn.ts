import { ServiceError, type stopTurn as contract, type TurnState } from '@hyrox/contracts';
import type { Database } from '@hyrox/service-kit';
import type { z } from 'zod';

/** Remembers the wish to stop; a turn that has ended stays as it is. The answer is a state, not an outcome. `not_found` for anybody else's. */
export async function stopTurn(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'> },
): Promise<z.output<typeof contract.output>> {
  const state = await deps.database.call<TurnState | null>('stop_turn', [input.turnId, input.athleteId]);
  if (!state) throw new ServiceError('not_found', 'There is no such turn');
  return { state };
}
