import type { OpsBacklog } from '@hyrox/contracts';
import type { Database } from '../database.ts';
import { requireOpsRole } from './require-ops-role.ts';

/** What of this service waits: events not sent, messages not taken, consumers behind. */
export async function readBacklog(
  input: { roles: string[] },
  deps: { database: Pick<Database, 'call'>; consumers: () => OpsBacklog['consumers'] },
): Promise<OpsBacklog> {
  requireOpsRole(input.roles);
  const counted = await deps.database.call<Omit<OpsBacklog, 'consumers'>>('ops_backlog', []);
  return { ...counted, consumers: deps.consumers() };
}
