import type { Bus } from '@hyrox/messaging';
import type { Logger } from '@hyrox/telemetry';
import { Breakers, type SharedNews } from './breaker/breakers.ts';
import type { Budget } from './budget/budget.ts';
import { realClock, type Clock } from './clock.ts';
import { FrameFlush } from './frames/flush-frames.ts';
import { dropAttempt } from './generate/drop-attempt.ts';
import { finishAttempt } from './generate/finish-attempt.ts';
import { Generations } from './generate/generations.ts';
import { LeaseRenewal } from './leases/renew-leases.ts';
import { SelfFence } from './leases/self-fence.ts';
import type { UsageLedger } from './ledger/record-usage.ts';
import type { ProviderConnections } from './provider/connections.ts';
import { ExtraTokens } from './provider/extra-tokens.ts';
import { FairQueue, type QueueLimits } from './queue/fair-queue.ts';
import type { Routes } from './routes/routes.ts';
import type { ShadowRuns } from './shadow/shadow-runs.ts';
import type { Warmth } from './warmth/warmth.ts';

/** What of the bus a worker uses. */
export type WorkerBus = Pick<Bus, 'holder' | 'connected' | 'ask' | 'signal' | 'publishFrames' | 'onNobody' | 'onReconnect'>;

/** What a worker is given. */
export interface WorkerParts {
  bus: WorkerBus;
  connections: ProviderConnections;
  routes: Routes;
  budget: Budget;
  shadow?: Pick<ShadowRuns, 'after' | 'stop'>;
  ledger: Pick<UsageLedger, 'record'>;
  log: Logger;
  limits: QueueLimits;
  /** Whether a silent call of a model that is not known to be warm gets a second one beside it. */
  hedges: boolean;
  /** Without it no model is believed to be warm or cold. */
  warmth?: Warmth | undefined;
  /** Without it each replica learns for itself which models fail. */
  sharedBreakers?: SharedNews | undefined;
  /** The time that calls of the provider and lines are measured by; real unless a test moves it. */
  clock?: Clock;
  /** Draws of chance, from 0 to 1, for the jitter of waits. */
  random?: () => number;
}

/** One process that runs attempts: the turns it holds, the way their frames leave, and its right to speak for them. */
export interface Worker extends WorkerParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly queue: FairQueue;
  readonly breakers: Breakers;
  readonly extraTokens: ExtraTokens;
  readonly generations: Generations;
  readonly frames: FrameFlush;
  readonly fence: SelfFence;
  readonly leases: LeaseRenewal;
  /** No new attempt is taken: this process is about to leave. */
  draining: boolean;
}

/** Puts a worker together and connects it to the bus's events. Nothing runs until `leases` and `fence` are started. */
export function createWorker(parts: WorkerParts): Worker {
  const { bus, log, clock = realClock, random = Math.random } = parts;
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
  const worker: Worker = {
    ...parts,
    clock,
    random,
    queue: new FairQueue(parts.limits, clock),
    breakers: new Breakers({ clock, self: bus.holder, log, shared: parts.sharedBreakers }),
    extraTokens: new ExtraTokens(),
    generations,
    frames,
    fence,
    leases,
    draining: false,
  };
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
