import { setTimeout as sleep } from 'node:timers/promises';
import { dropAttempt } from './generate/drop-attempt.ts';
import type { UsageLedger } from './ledger/record-usage.ts';
import type { Worker } from './worker.ts';

const LEDGER_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 50;

/**
 * The end of a worker: nothing new is taken, running answers may end for `endWithinMs`, what still runs then is left to its lease, and the ledger is written.
 */
export async function leaveWorker(worker: Worker, ledger: Pick<UsageLedger, 'drained'>, endWithinMs: number): Promise<void> {
  worker.draining = true;
  const until = performance.now() + endWithinMs;
  while (worker.generations.live().length && performance.now() < until) await sleep(LOOK_EVERY_MS);
  for (const generation of worker.generations.live()) dropAttempt(generation, 'leaving', worker);
  await worker.shadow?.stop();
  worker.leases.stop();
  worker.fence.stop();
  worker.frames.stop();
  if (!(await ledger.drained(LEDGER_WITHIN_MS))) worker.log.error('the ledger could not be written before the end');
}
