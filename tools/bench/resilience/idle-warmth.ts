import type { Belief, Sign, Warmth } from '../../../apps/inference-gateway/src/warmth/warmth.ts';

const IDLE_MS = 300_000;
const COLD: Belief = { state: 'cold', usualMs: 9_000, slowFromMs: 1_500 };
const WARM: Belief = { state: 'warm', usualMs: 600, slowFromMs: 1_500 };

/** The plainest belief there is: cold after five idle minutes, or when the model said so, until a first token has come. For the simulation only. */
export class IdleWarmth implements Warmth {
  readonly #now: () => number;
  readonly #warmAtMs = new Map<string, number>();

  constructor(now: () => number) {
    this.#now = now;
  }

  believe(modelId: string): Belief {
    const warmAtMs = this.#warmAtMs.get(modelId);
    return warmAtMs !== undefined && this.#now() - warmAtMs < IDLE_MS ? WARM : COLD;
  }

  begin(modelId: string): (sign: Sign) => void {
    return ({ kind }) => {
      if (kind === 'first-token') this.#warmAtMs.set(modelId, this.#now());
      if (kind === 'loading') this.#warmAtMs.delete(modelId);
    };
  }
}
