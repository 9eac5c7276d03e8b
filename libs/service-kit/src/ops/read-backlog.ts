import type { OpsBacklog } from '@hyrox/contracts';
import type { Database } from '../database.ts';
import { requireOpsRole } from './require-ops-role.ts';

/** The reason is in the log: `watchOutbox` reads the same and says when it cannot. */
const UNREADABLE = { outbox: null, deadLetters: null };

/** What of this service waits: events not sent, messages not taken, consumers behind. What cannot be read is null, which the page says. */
export async function readBacklog(
  input: { roles: string[] },
  deps: { database: Pick<Database, 'call'>; consumers: () => OpsBacklog['consumers'] },
): Promise<OpsBacklog> {
  requireOpsRole(input.roles);
  const counted = await deps.database.call<Omit<OpsBacklog, 'consumers'>>('ops_backlog', []).catch(() => UNREADABLE);
  return { ...counted, consumers: deps.consumers() };
}
