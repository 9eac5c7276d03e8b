import { setTimeout as sleep } from 'node:timers/promises';

/** The one door through which the stand-in reads time and waits. */
export interface Clock {
  /** Milliseconds since the epoch; never goes back. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when `gone` fires or has fired. Never rejects for a reader that goes away. */
  wait(ms: number, gone?: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  async wait(ms, gone) {
    if (ms <= 0 || gone?.aborted) return;
    await sleep(ms, undefined, gone && { signal: gone }).catch((error: unknown) => {
      if (!gone?.aborted) throw error;
    });
  },
};
