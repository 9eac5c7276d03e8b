import type { Database } from '@hyrox/service-kit';
import type { Logger } from '@hyrox/telemetry';
import type { Prisma } from '../db/prisma.client.ts';
import { clearTraces, ERASED_PARTS, type ClearDeps } from './clear-traces.ts';

/** Every part must have been clean for this long: a fact that was on its way when the account went has arrived by then. */
export const QUIET_MS = 5_000;
/** When to look once more: an answer that was running may cost the provider's whole 150 s before its usage is written. */
export const LATE_CHECK_MS = 15 * 60_000;
const AT_ONCE = 50;

export interface FinishDeps extends ClearDeps {
  prisma: Prisma;
  database: Pick<Database, 'call'>;
  log: Pick<Logger, 'warn' | 'info'>;
  quietMs?: number;
  lateCheckMs?: number;
}

/**
 * One round over the erasures that are open, oldest first, and those whose last look is due. Nothing is remembered between rounds but what
 * stands in `erasure_records`, so any instance goes on where another was killed. Returns how many are still open.
 */
export async function finishErasures(deps: FinishDeps): Promise<number> {
  const due = new Date(Date.now() - (deps.lateCheckMs ?? LATE_CHECK_MS));
  const open = await deps.prisma.erasureRecord.findMany({
    where: { lateCheckedAt: null, OR: [{ completedAt: null }, { completedAt: { lt: due } }] },
    orderBy: { requestedAt: 'asc' },
    take: AT_ONCE,
  });
  let unfinished = 0;
  for (const erasure of open) {
    const found = await clearTraces(erasure, deps);
    const all = ERASED_PARTS.every((part) => found[part] !== undefined);
    const clean = await deps.database.call<boolean>('note_erasure_pass', [erasure.id, found, all, deps.quietMs ?? QUIET_MS]);
    if (!clean) unfinished += 1;
    else if (!erasure.completedAt) deps.log.info({ erasureId: erasure.id }, 'an erasure is complete');
  }
  return unfinished;
}
