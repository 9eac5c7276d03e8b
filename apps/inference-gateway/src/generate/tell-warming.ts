import { USUAL_WARM_UP_MS } from '../provider/retry-policy.ts';
import type { Worker } from '../worker.ts';
import type { Generation } from './generations.ts';

const COLD_AFTER_MS = 2_000;

/** Says `warming` when the first call stays silent for so long. The returned function ends that. */
export function tellWarming({ log, account }: Generation, worker: Pick<Worker, 'clock' | 'frames'>): () => void {
  return worker.clock.after(COLD_AFTER_MS, () => {
    if (account.failures === 0 && account.receiver?.firstTokenAtMs === undefined)
      worker.frames.status(log, { state: 'warming', usualMs: USUAL_WARM_UP_MS });
  });
}
