/** Monotonic time in milliseconds, and timers: the door through which calls of the provider wait, so that a test can move time. */
export interface Clock {
  now(): number;
  /** Runs `what` once, after so many milliseconds, unless the returned function is called before. */
  after(ms: number, what: () => void): () => void;
}

export const realClock: Clock = {
  now: () => performance.now(),
  after(ms, what) {
    const timer = setTimeout(what, Math.ceil(ms));
    return () => clearTimeout(timer);
  },
};

/** Why a signal of ours fires. Made once: each abort without a reason makes an error and records where, which costs more than the abort. */
export const ENDED = new DOMException('Ended by us', 'AbortError');

/** Resolves after so many milliseconds; rejects with the signal's reason as soon as it fires. */
export function sleep(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const left = () => {
      cancel();
      reject(signal.reason as Error);
    };
    const cancel = clock.after(ms, () => {
      signal.removeEventListener('abort', left);
      resolve();
    });
    signal.addEventListener('abort', left, { once: true });
  });
}
