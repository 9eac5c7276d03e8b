/** The browser's word on the connection. It may say "online" on a dead network, never the other way round for long. */
export interface Connectivity {
  isOnline: () => boolean;
  /** Calls back when it looks worth trying now: the network is back, or the page is looked at again. Returns how to stop listening. */
  onPromising: (listener: () => void) => () => void;
}

export interface WaitToRetry {
  failures: number;
  retryAfterS?: number | undefined;
  connectivity: Connectivity;
  signal: AbortSignal;
  random?: () => number;
}

const FIRST_MS = 300;
const LONGEST_MS = 5_000;
const OFFLINE_CHECK_MS = 15_000;

/** Exponential from 0.3 s to 5 s with up to a third of jitter on top, so that a thousand phones do not come back as one. */
export function retryDelayMs(failures: number, random: () => number = Math.random): number {
  const base = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return base + random() * (base / 3);
}

/**
 * Resolves when the next try is due, or sooner when the network comes back or the page is looked at again.
 * A `Retry-After` of the server is kept whatever happens. Resolves at once when `signal` aborts.
 */
export function waitToRetry({ failures, retryAfterS, connectivity, signal, random }: WaitToRetry): Promise<void> {
  const told = retryAfterS === undefined ? null : retryAfterS * 1_000;
  const delayMs = told ?? (connectivity.isOnline() ? retryDelayMs(failures, random) : OFFLINE_CHECK_MS);
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      stopListening();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, delayMs);
    const stopListening = told === null ? connectivity.onPromising(finish) : () => undefined;
    signal.addEventListener('abort', finish);
    if (signal.aborted) finish();
  });
}

/** Connectivity of the page this runs in. */
export const browserConnectivity: Connectivity = {
  isOnline: () => navigator.onLine,
  onPromising: (listener) => {
    const whenVisible = () => {
      if (document.visibilityState === 'visible') listener();
    };
    window.addEventListener('online', listener);
    document.addEventListener('visibilitychange', whenVisible);
    return () => {
      window.removeEventListener('online', listener);
      document.removeEventListener('visibilitychange', whenVisible);
    };
  },
};
