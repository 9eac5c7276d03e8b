import { SeededDraws } from '../draw/seeded-draws.ts';
import type { WarmthFigures } from '../world/profile.ts';
import { ModelWarmth } from './model-warmth.ts';
import type { ReplicaCount } from './replicas.ts';

/** The warmth of every model, each with draws of its own, so that the traffic of one does not change the fate of another. */
export class WarmModels {
  readonly #seed: string;
  readonly #startMs: number;
  readonly #figures: () => WarmthFigures | null;
  readonly #models = new Map<string, ModelWarmth>();

  constructor(seed: string, startMs: number, figures: () => WarmthFigures | null) {
    this.#seed = seed;
    this.#startMs = startMs;
    this.#figures = figures;
  }

  of(model: string): ModelWarmth {
    const known = this.#models.get(model);
    if (known !== undefined) return known;
    const made = new ModelWarmth(new SeededDraws(this.#seed, `warmth/${model}`), this.#startMs);
    this.#models.set(model, made);
    return made;
  }

  /** Replicas at a moment that has passed; always one where models do not go cold. */
  replicasAt(model: string, atMs: number): ReplicaCount {
    const figures = this.#figures();
    if (figures === null) return { ready: 1, starting: 0 };
    const warmth = this.of(model);
    warmth.settle(atMs, figures);
    return warmth.replicasAt(atMs);
  }
}
