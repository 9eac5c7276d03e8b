import { ServiceError } from '@hyrox/contracts';
import type { Database } from '../database.ts';
import { requireOpsRole } from './require-ops-role.ts';

/** Sets a dead letter aside for good: it stays where it is, with who decided it and when, and waits no longer. Errors as the contract has them. */
export async function setAsideLetter(
  input: { roles: string[]; id: number; who: string },
  deps: { database: Pick<Database, 'call'> },
): Promise<{ setAsideAt: string }> {
  requireOpsRole(input.roles);
  const at = await deps.database.call<Date | null>('ops_set_aside', [input.id, input.who]);
  if (!at) throw new ServiceError('not_found', 'There is no such message waiting');
  return { setAsideAt: at.toISOString() };
}
