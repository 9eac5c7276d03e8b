import type { watchTurn } from '@hyrox/contracts';
import type { z } from 'zod';
import type { Worker } from '../worker.ts';

/**
 * What follows `at`, and from now on its frames. `gone`: this worker does not hold the attempt (any more).
 * `wait`: it was frozen and does not know yet whether it still does.
 */
export function followTurn(input: z.output<typeof watchTurn.input>, worker: Worker): z.input<typeof watchTurn.output> {
  const generation = worker.generations.find(input.turnId, input.attempt);
  if (!generation) return { state: 'gone' };
  if (!worker.fence.check()) return { state: 'wait' };
  const { log } = generation;
  log.watchers.add(input.gateway);
  const at = Math.min(input.at, log.length);
  return { state: 'here', at, text: log.textFrom(at), carry: log.carry, ...(log.end ? { end: log.end } : {}) };
}
