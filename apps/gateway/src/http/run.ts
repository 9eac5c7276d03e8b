/** Since when something has been happening without a longer pause than this. */
export class Run {
  readonly #pauseMs: number;
  #run: { sinceMs: number; lastMs: number } | undefined;

  constructor(pauseMs: number) {
    this.#pauseMs = pauseMs;
  }

  /** It happened once more. */
  goesOn(nowMs: number): void {
    const known = this.#run && nowMs - this.#run.lastMs < this.#pauseMs ? this.#run : undefined;
    this.#run = { sinceMs: known?.sinceMs ?? nowMs, lastMs: nowMs };
  }

  get since(): string | null {
    return this.#run ? new Date(this.#run.sinceMs).toISOString() : null;
  }

  get lastAt(): string | null {
    return this.#run ? new Date(this.#run.lastMs).toISOString() : null;
  }
}
