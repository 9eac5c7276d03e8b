const KEPT = 50;
const ENOUGH = 10;
const UNKNOWN_MS = 2_000;
const LEAST_MS = 1_000;
/** A first token that took longer says nothing of a warm model. */
const WARM_WITHIN_MS = 2_000;

/** What the first token of a warm model usually takes at most: the 95th percentile of the last 50 by model. Milliseconds. */
export class UsualFirstToken {
  readonly #byModel = new Map<string, number[]>();

  note(modelId: string, firstTokenMs: number): void {
    if (firstTokenMs > WARM_WITHIN_MS) return;
    const kept = this.#byModel.get(modelId) ?? [];
    this.#byModel.set(modelId, [...kept.slice(1 - KEPT), firstTokenMs]);
  }

  highMs(modelId: string): number {
    const kept = this.#byModel.get(modelId) ?? [];
    if (kept.length < ENOUGH) return UNKNOWN_MS;
    const sorted = kept.toSorted((a, b) => a - b);
    return Math.max(LEAST_MS, sorted[Math.floor(sorted.length * 0.95)] ?? UNKNOWN_MS);
  }
}
