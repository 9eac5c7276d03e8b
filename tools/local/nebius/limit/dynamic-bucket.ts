export const PERIOD_MS = 15 * 60_000;
const GROWTH = 1.2;
const SHRINKAGE = 1.5;
const CEILING = 20;
const BUSY = 0.8;
const IDLE = 0.5;

/**
 * Something that requests use up, refilled continuously, whose limit follows its use: a 15-minute period used to 80 % or more makes the
 * next one's limit 1.2 times as large, one used to 50 % or less 1.5 times smaller, between the baseline and 20 times it (§1.5 of
 * ml-rag-finetuning). More may be taken than is left; the bucket then owes.
 */
export class DynamicBucket {
  readonly #basePerMinute: number;
  #scale = 1;
  #left: number;
  #usedInPeriod = 0;
  #refilledAtMs: number;
  #periodStartMs: number;

  constructor(basePerMinute: number, nowMs: number) {
    this.#basePerMinute = basePerMinute;
    this.#left = basePerMinute;
    this.#refilledAtMs = nowMs;
    this.#periodStartMs = nowMs;
  }

  get perMinute(): number {
    return this.#basePerMinute * this.#scale;
  }

  get scale(): number {
    return this.#scale;
  }

  /** What may still be taken; below zero it owes. */
  get left(): number {
    return this.#left;
  }

  /** The share of what this period allows that has been used. */
  get usage(): number {
    return this.#usedInPeriod / (this.perMinute * (PERIOD_MS / 60_000));
  }

  /** Until the bucket is full again. */
  get fullInMs(): number {
    return Math.max(0, ((this.perMinute - this.#left) / this.perMinute) * 60_000);
  }

  /** Until at least `amount` is there, which may be below zero. */
  reachesInMs(amount: number): number {
    return Math.max(0, ((amount - this.#left) / this.perMinute) * 60_000);
  }

  periodLeftMs(nowMs: number): number {
    return this.#periodStartMs + PERIOD_MS - nowMs;
  }

  /** Lets the time up to now do its work: refill, and the end of every period that has passed. */
  settle(nowMs: number): void {
    while (nowMs >= this.#periodStartMs + PERIOD_MS && !this.#atRest()) this.#endPeriod();
    if (nowMs >= this.#periodStartMs + PERIOD_MS) this.#skipPeriods(nowMs);
    this.#refill(nowMs);
  }

  take(amount: number): void {
    this.#left -= amount;
    this.#usedInPeriod += amount;
  }

  #endPeriod(): void {
    const endMs = this.#periodStartMs + PERIOD_MS;
    this.#refill(endMs);
    const { usage } = this;
    if (usage >= BUSY) this.#scale = Math.min(CEILING, this.#scale * GROWTH);
    else if (usage <= IDLE) this.#scale = Math.max(1, this.#scale / SHRINKAGE);
    this.#left = Math.min(this.#left, this.perMinute);
    this.#usedInPeriod = 0;
    this.#periodStartMs = endMs;
  }

  /** Nothing used and nothing left to shrink: further periods change nothing. */
  #atRest(): boolean {
    return this.#usedInPeriod === 0 && this.#scale === 1;
  }

  #skipPeriods(nowMs: number): void {
    this.#periodStartMs += Math.floor((nowMs - this.#periodStartMs) / PERIOD_MS) * PERIOD_MS;
  }

  #refill(nowMs: number): void {
    const minutes = Math.max(0, nowMs - this.#refilledAtMs) / 60_000;
    this.#left = Math.min(this.perMinute, this.#left + minutes * this.perMinute);
    this.#refilledAtMs = Math.max(nowMs, this.#refilledAtMs);
  }
}
