import { ServiceError, type listOpsTurns as contract, type OpsTurn } from '@hyrox/contracts';
import { requireOpsRole, type Database } from '@hyrox/service-kit';
import type { z } from 'zod';

type Page = { turns: OpsTurn[]; more: boolean } | { unplaced: true };

/** The turns that ended last. Throws `not_found` without the role, `invalid` when `before` is no turn that ended. */
export async function listOpsTurns(
  input: z.output<typeof contract.input>,
  deps: { database: Pick<Database, 'call'> },
): Promise<z.output<typeof contract.output>> {
  requireOpsRole(input.roles);
  const page = await deps.database.call<Page>('ops_last_turns', [input.limit, input.before ?? null]);
  if ('unplaced' in page) throw new ServiceError('invalid', 'before is no turn that ended', { field: 'before' });
  return page;
}
