const LAST = 20;
const FAILED_SHARE = 0.5;
const WINDOW_MS = 60_000;
const OPEN_MS = 15_000;
const LONGEST_OPEN_MS = 120_000;
/** A probe that has not come back by then no longer keeps others from probing. */
const PROBE_MS = 60_000;

export type BreakerState = 'closed' | 'open' | 'half-open';

/** What a call of a model is while the model is asked: `free` like any other, or the one `probe` of a model that failed before. */
export type Admission = 'free' | 'probe';

/**
 * Whether one model is asked at all. Opens when half of the last 20 results of a minute, that is ten, were failures; after a while one call may probe:
 * a success closes it, a failure opens it again for twice as long. Times are milliseconds of one clock that the caller reads.
 */
export class Breaker {
  #results: { atMs: number; ok: boolean }[] = [];
  #openUntilMs: number | undefined;
  #openForMs = OPEN_MS;
  #probeUntilMs = 0;

  state(nowMs: number): BreakerState {
    if (this.#openUntilMs === undefined) return 'closed';
    return nowMs < this.#openUntilMs ? 'open' : 'half-open';
  }

  /** Until when it is open; undefined while it is closed. */
  get openUntilMs(): number | undefined {
    return this.#openUntilMs;
  }

  /** Undefined: the model is not to be asked now. Whoever gets `probe` must tell a result or `abandon`. */
  admit(nowMs: number): Admission | undefined {
    const state = this.state(nowMs);
    if (state === 'closed') return 'free';
    if (state === 'open' || nowMs < this.#probeUntilMs) return undefined;
    this.#probeUntilMs = nowMs + PROBE_MS;
    return 'probe';
  }

  succeeded(nowMs: number, admission: Admission): void {
    if (admission === 'probe') return this.close();
    this.#note(nowMs, true);
  }

  failed(nowMs: number, admission: Admission): void {
    if (admission === 'probe') {
      this.#openForMs = Math.min(LONGEST_OPEN_MS, this.#openForMs * 2);
      return this.open(nowMs + this.#openForMs);
    }
    this.#note(nowMs, false);
    const failures = this.#results.filter(({ ok }) => !ok).length;
    if (this.#openUntilMs === undefined && failures >= LAST * FAILED_SHARE) this.open(nowMs + this.#openForMs);
  }

  /** The call ended without a word about the model. */
  abandoned(admission: Admission): void {
    if (admission === 'probe') this.#probeUntilMs = 0;
  }

  open(untilMs: number): void {
    this.#openUntilMs = untilMs;
    this.#probeUntilMs = 0;
    this.#results = [];
  }

  close(): void {
    this.#openUntilMs = undefined;
    this.#openForMs = OPEN_MS;
    this.#probeUntilMs = 0;
    this.#results = [];
  }

  #note(nowMs: number, ok: boolean): void {
    this.#results = [...this.#results.filter(({ atMs }) => atMs > nowMs - WINDOW_MS).slice(1 - LAST), { atMs: nowMs, ok }];
  }
}
