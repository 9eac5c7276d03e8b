import type { Bus } from '@hyrox/messaging';
import type { Logger } from '@hyrox/telemetry';
import type { Budget } from './budget/budget.ts';
import { FrameFlush } from './frames/flush-frames.ts';
import { dropAttempt } from './generate/drop-attempt.ts';
import { finishAttempt } from './generate/finish-attempt.ts';
import { Generations } from './generate/generations.ts';
import { LeaseRenewal } from './leases/renew-leases.ts';
import { SelfFence } from './leases/self-fence.ts';
import type { UsageLedger } from './ledger/record-usage.ts';
import type { ProviderConnections } from './provider/connections.ts';
import type { Routes } from './routes/routes.ts';
import type { ShadowRuns } from './shadow/shadow-runs.ts';

/** What a worker is given. */
export interface WorkerParts {
  bus: Bus;
  connections: ProviderConnections;
  routes: Routes;
  budget: Budget;
  shadow?: Pick<ShadowRuns, 'after' | 'stop'>;
  ledger: Pick<UsageLedger, 'record'>;
  log: Logger;
}

/** One process that runs attempts: the turns it holds, the way their frames leave, and its right to speak for them. */
export interface Worker extends WorkerParts {
  readonly generations: Generations;
  readonly frames: FrameFlush;
  readonly fence: SelfFence;
  readonly leases: LeaseRenewal;
  /** No new attempt is taken: this process is about to leave. */
  draining: boolean;
}

/** Puts a worker together and connects it to the bus's events. Nothing runs until `leases` and `fence` are started. */
export function createWorker(parts: WorkerParts): Worker {
  const { bus, log } = parts;
  const generations = new Generations();
  const fence: SelfFence = new SelfFence({ onFrozen: () => void leases.renew() });
  const frames = new FrameFlush({ bus, fence });
  const leases: LeaseRenewal = new LeaseRenewal({
    bus,
    generations,
    fence,
    frames,
    log,
    stop: (generation) => void finishAttempt(generation, { outcome: 'stopped', finish: 'stopped' }, worker),
    drop: (generation) => dropAttempt(generation, 'lost', worker),
  });
  const worker: Worker = { ...parts, generations, frames, fence, leases, draining: false };
  bus.onNobody((gateway) => {
    for (const generation of generations.all()) generation.log.watchers.delete(gateway);
  });
  bus.onReconnect(() => {
    void leases.renew();
    for (const generation of generations.all()) {
      generation.log.repeatEnd();
      frames.touch(generation.log);
    }
  });
  return worker;
}
