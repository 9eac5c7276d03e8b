import type { BreakerNews } from '@hyrox/contracts';
import type { Logger } from '@hyrox/telemetry';
import type { Clock } from '../clock.ts';
import { Breaker, type Admission, type BreakerState } from './breaker.ts';

/** While one replica probes, the others leave the model alone so long at most. */
const PROBE_KEEPS_OTHERS_MS = 15_000;

/** Where replicas tell each other that a model fails. Without it each goes by what it saw itself. */
export interface SharedNews {
  set(modelId: string, news: BreakerNews): void;
  onChange(listener: (modelId: string, news: BreakerNews | undefined) => void): void;
}

/** The right to ask a model once. At most one word about how it went counts, `broke` apart: an answer that broke off after its first token. */
export interface Permit {
  succeeded(): void;
  failed(): void;
  broke(): void;
  abandoned(): void;
}

/** One breaker per model, in common with the other replicas as far as they can be reached. */
export class Breakers {
  readonly #clock: Clock;
  readonly #shared: SharedNews | undefined;
  readonly #self: string;
  readonly #log: Pick<Logger, 'warn' | 'info'>;
  readonly #byModel = new Map<string, Breaker>();

  constructor(parts: { clock: Clock; self: string; log: Pick<Logger, 'warn' | 'info'>; shared?: SharedNews | undefined }) {
    this.#clock = parts.clock;
    this.#shared = parts.shared;
    this.#self = parts.self;
    this.#log = parts.log;
    parts.shared?.onChange((modelId, news) => this.#hear(modelId, news));
  }

  /** Every model that was asked so far, with its state. */
  states(): [modelId: string, state: BreakerState][] {
    return [...this.#byModel.keys()].map((modelId) => [modelId, this.state(modelId)]);
  }

  state(modelId: string): BreakerState {
    return this.#of(modelId).state(this.#clock.now());
  }

  /** Undefined: the model failed too often a moment ago and is not to be asked now. */
  permit(modelId: string): Permit | undefined {
    const breaker = this.#of(modelId);
    const admission = breaker.admit(this.#clock.now());
    if (!admission) return undefined;
    if (admission === 'probe') this.#tell(modelId, Date.now() + PROBE_KEEPS_OTHERS_MS);
    return this.#permitFor(modelId, breaker, admission);
  }

  #permitFor(modelId: string, breaker: Breaker, admission: Admission): Permit {
    let told = false;
    const once = (what: () => void) => () => {
      if (told) return;
      told = true;
      this.#watch(modelId, breaker, what);
    };
    return {
      succeeded: once(() => breaker.succeeded(this.#clock.now(), admission)),
      failed: once(() => breaker.failed(this.#clock.now(), admission)),
      abandoned: once(() => breaker.abandoned(admission)),
      broke: () => this.#watch(modelId, breaker, () => breaker.failed(this.#clock.now(), 'free')),
    };
  }

  /** Tells the others, and the log, when a result opened or closed a breaker. */
  #watch(modelId: string, breaker: Breaker, what: () => void): void {
    const before = breaker.openUntilMs;
    what();
    const after = breaker.openUntilMs;
    if (before === after) return;
    this.#log.warn({ model: modelId, state: this.state(modelId) }, 'a breaker moved');
    this.#tell(modelId, after === undefined ? 0 : Date.now() + after - this.#clock.now());
  }

  #tell(modelId: string, openUntilMs: number): void {
    this.#shared?.set(modelId, { openUntilMs: Math.round(openUntilMs), by: this.#self });
  }

  #hear(modelId: string, news: BreakerNews | undefined): void {
    if (!news || news.by === this.#self) return;
    const breaker = this.#of(modelId);
    const leftMs = news.openUntilMs - Date.now();
    if (leftMs > 0) breaker.open(this.#clock.now() + leftMs);
    else if (news.openUntilMs === 0) breaker.close();
    this.#log.info({ model: modelId, by: news.by, state: this.state(modelId) }, 'a breaker was moved by another replica');
  }

  #of(modelId: string): Breaker {
    const known = this.#byModel.get(modelId);
    if (known) return known;
    const made = new Breaker();
    this.#byModel.set(modelId, made);
    return made;
  }
}
