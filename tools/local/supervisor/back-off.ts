const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
const STEADY_AFTER_MS = 30_000;

/**
 * How long to wait before a process is started again: not at all the first time, then 250 ms doubling to 5 s.
 * A process that stayed up for 30 s begins anew.
 */
export class BackOff {
  #endings = 0;

  nextPauseMs(aliveMs: number): number {
    if (aliveMs >= STEADY_AFTER_MS) this.#endings = 0;
    const pauseMs = this.#endings === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (this.#endings - 1), LONGEST_PAUSE_MS);
    this.#endings += 1;
    return pauseMs;
  }
}
