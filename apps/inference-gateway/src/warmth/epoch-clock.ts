import { setTimeout as sleep } from 'node:timers/promises';

/** The door through which warmth and keep-warm read time and wait: since the epoch, because replicas compare what they saw. Days can be played in seconds. */
export interface EpochClock {
  /** Milliseconds since the epoch; never goes back. */
  now: () => number;
  /** Resolves after so many milliseconds, or at once when `gone` fires. Never rejects. */
  wait: (ms: number, gone?: AbortSignal) => Promise<void>;
}

export const epochClock: EpochClock = {
  now: () => performance.timeOrigin + performance.now(),
  wait: async (ms, gone) => {
    if (ms <= 0 || gone?.aborted) return;
    await sleep(ms, undefined, { ref: false, ...(gone && { signal: gone }) }).catch((error: unknown) => {
      if (!gone?.aborted) throw error;
    });
  },
};
