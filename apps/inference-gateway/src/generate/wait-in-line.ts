import { queueWait } from '../metrics.ts';
import type { Leave } from '../queue/fair-queue.ts';
import type { Worker } from '../worker.ts';
import type { Generation } from './generations.ts';

/** Resolves with a line to the provider. Whoever waits is told their place; a stop or a drop ends the wait with a rejection. */
export async function waitInLine({ log, account, abort }: Generation, worker: Pick<Worker, 'clock' | 'frames' | 'queue'>): Promise<Leave> {
  let waited = false;
  const leave = await worker.queue.enter(account.subjectKey, abort.signal, (place) => {
    waited = true;
    worker.frames.status(log, { state: 'queued', place });
  });
  if (waited) worker.frames.status(log, { state: 'thinking' });
  queueWait.record((worker.clock.now() - account.startedAtMs) / 1000);
  return leave;
}
