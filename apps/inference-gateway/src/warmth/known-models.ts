import type { ModelWarmth } from '@hyrox/contracts';
import type { EpochClock } from './epoch-clock.ts';
import { nothingKnown } from './model-knowledge.ts';

const SHARE_EVERY_MS = 1_000;
/** A load that takes longer is not the one that was noticed. */
const LONGEST_LOAD_MS = 150_000;

/** Where replicas keep what they share; reading never waits. `SharedValues` of the bus is one. */
export interface SharedWarmth {
  get: (modelId: string) => ModelWarmth | undefined;
  set: (modelId: string, known: ModelWarmth) => void;
  onChange: (listener: (modelId: string, known: ModelWarmth | undefined) => void) => void;
}

const latest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b));
const weightOf = (known: ModelWarmth): number => known.idle.reduce((sum, { calls }) => sum + calls, 0);

/** Two replicas' knowledge of a model: the later of moments, and of what was learned the one with more calls behind it. */
export function merged(mine: ModelWarmth, theirs: ModelWarmth): ModelWarmth {
  const learned = weightOf(theirs) >= weightOf(mine) ? theirs : mine;
  const lastTokenAtMs = latest(mine.lastTokenAtMs, theirs.lastTokenAtMs);
  const loading = [mine.loading, theirs.loading].find((load) => load !== null && load.sinceMs > (lastTokenAtMs ?? -Infinity)) ?? null;
  return { ...learned, lastTokenAtMs, lastTurnTokenAtMs: latest(mine.lastTurnTokenAtMs, theirs.lastTurnTokenAtMs), loading };
}

/**
 * What this replica knows of every model. Changes reach the others at most once a second per model, a change of loading at once. Without
 * the others it goes by its own.
 */
export class KnownModels {
  readonly #clock: EpochClock;
  readonly #shared: SharedWarmth | undefined;
  readonly #known = new Map<string, ModelWarmth>();
  readonly #sharedAtMs = new Map<string, number>();
  readonly #waiting = new Set<string>();

  constructor(clock: EpochClock, shared?: SharedWarmth) {
    this.#clock = clock;
    this.#shared = shared;
    shared?.onChange((modelId, theirs) => {
      if (theirs) this.#known.set(modelId, merged(this.of(modelId), theirs));
    });
  }

  get ids(): string[] {
    return [...this.#known.keys()];
  }

  of(modelId: string): ModelWarmth {
    const known = this.#known.get(modelId) ?? this.#shared?.get(modelId) ?? nothingKnown();
    const { loading } = known;
    return loading !== null && this.#clock.now() - loading.sinceMs > LONGEST_LOAD_MS ? { ...known, loading: null } : known;
  }

  change(modelId: string, how: (known: ModelWarmth) => ModelWarmth): void {
    const before = this.of(modelId);
    const after = how(before);
    this.#known.set(modelId, after);
    if (!this.#shared || this.#waiting.has(modelId)) return;
    const sinceMs = this.#clock.now() - (this.#sharedAtMs.get(modelId) ?? -Infinity);
    if (sinceMs >= SHARE_EVERY_MS || before.loading !== after.loading) return this.#share(modelId);
    this.#waiting.add(modelId);
    void this.#clock.wait(SHARE_EVERY_MS - sinceMs).then(() => this.#share(modelId));
  }

  #share(modelId: string): void {
    this.#waiting.delete(modelId);
    this.#sharedAtMs.set(modelId, this.#clock.now());
    this.#shared?.set(modelId, this.of(modelId));
  }
}
