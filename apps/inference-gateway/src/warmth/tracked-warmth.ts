import { believe } from './believe.ts';
import type { EpochClock } from './epoch-clock.ts';
import { KnownModels, type SharedWarmth } from './known-models.ts';
import type { ReplicaMetric } from './replica-metric.ts';
import { WatchedCall, type JudgedCall } from './watched-call.ts';
import type { Belief, CallAbout, Sign, Warmth } from './warmth.ts';

export interface WarmthParts {
  clock: EpochClock;
  /** What the replicas share; without it this one goes by its own calls. */
  shared?: SharedWarmth | undefined;
  /** The provider's replica metric, where it is configured. */
  metric?: ReplicaMetric | undefined;
  /** Called with the verdict on each call: at its end, or where the metric is asked once that can tell of its beginning. */
  judged?: ((call: JudgedCall) => void) | undefined;
}

/** Knows which models are warm from every call this service makes. */
export class TrackedWarmth implements Warmth {
  readonly known: KnownModels;
  readonly #parts: WarmthParts;

  constructor(parts: WarmthParts) {
    this.#parts = parts;
    this.known = new KnownModels(parts.clock, parts.shared);
  }

  believe(modelId: string): Belief {
    const { metric, clock } = this.#parts;
    return believe(this.known.of(modelId), clock.now(), metric && { sample: metric.samples(modelId).at(-1), lagMs: metric.lagMs });
  }

  begin(modelId: string, about: CallAbout = {}): (sign: Sign) => void {
    const { clock, metric, judged = () => undefined } = this.#parts;
    const call = new WatchedCall(modelId, about, { clock, metric, known: this.known, judged });
    return (sign) => call.take(sign);
  }
}
