import { ENDED } from '../clock.ts';
import type { Worker } from '../worker.ts';
import type { Generation } from './generations.ts';

/** `lost`: another attempt holds the turn. `fenced`: the commit said so. `superseded`: a newer attempt arrived here. `refused`: the commit can never be made. `released`: handed back, to begin again. */
export type DropReason = 'lost' | 'fenced' | 'superseded' | 'refused' | 'leaving' | 'released';

/** Ends an attempt without a word to anybody: the provider call is cut, the log forgotten. What it cost is recorded all the same. */
export function dropAttempt(generation: Generation, reason: DropReason, worker: Worker): void {
  const { log, account } = generation;
  if (log.state === 'ended' || log.state === 'dropped') return;
  account.close();
  log.drop();
  generation.abort.abort(ENDED);
  worker.generations.remove(generation);
  worker.frames.forget(log);
  for (const call of account.settle()) worker.ledger.record(call, reason);
  generation.hold?.release();
  worker.log.info({ turnId: log.turnId, attempt: log.attempt, reason }, 'attempt dropped');
}
