import { ServiceError, turnStarted, type GenerateInput } from '@hyrox/contracts';
import { compileGuard } from '../guard/compile-guard.ts';
import type { Worker } from '../worker.ts';
import { admitAttempt } from './admit-attempt.ts';
import { AttemptAccount } from './attempt-account.ts';
import { dropAttempt } from './drop-attempt.ts';
import { GenerationLog } from './generation-log.ts';
import type { Generation } from './generations.ts';

/** About what an answer takes, over the lines that become free meanwhile. */
const COME_BACK_S = 3;

/**
 * Takes one attempt and acknowledges it; the provider is called right after the acknowledgement was written. An attempt that is known
 * already, or is older than the one here, is only acknowledged. Throws `unavailable` while this worker is leaving or too many wait, `invalid` for a guard
 * that does not compile.
 */
export function startAttempt(input: GenerateInput, worker: Worker): { worker: string } {
  const { bus, generations } = worker;
  if (worker.draining) throw new ServiceError('unavailable', 'This worker is leaving', { retryAfterS: 0 });
  const known = generations.get(input.turnId);
  if (known && known.log.attempt >= input.attempt) return { worker: bus.holder };
  if (worker.queue.isFullFor(input.subjectKey))
    throw new ServiceError('unavailable', 'Too many questions are waiting', { retryAfterS: COME_BACK_S });
  const guard = input.guard && compileGuard(input.guard);
  if (known) supersede(known, worker);

  const route = worker.routes.for(input.subjectKey);
  const generation: Generation = {
    log: new GenerationLog({ turnId: input.turnId, attempt: input.attempt, carry: input.carry, gateway: input.gateway }),
    account: new AttemptAccount(input, route[0], worker.clock),
    abort: new AbortController(),
  };
  generations.add(generation);
  // Known before the fence looks: a request that waited in the socket through a pause is silent until its first renewal.
  worker.fence.check();
  setImmediate(() => {
    void admitAttempt(generation, { input, guard, route }, worker);
    worker.log.info({ turnId: input.turnId, attempt: input.attempt }, 'attempt taken');
  });
  bus.signal(turnStarted, { turnId: input.turnId, attempt: input.attempt, worker: bus.holder });
  worker.leases.soon();
  return { worker: bus.holder };
}

function supersede(known: Generation, worker: Worker): void {
  dropAttempt(known, 'superseded', worker);
  worker.generations.remove(known);
  worker.frames.forget(known.log);
}
