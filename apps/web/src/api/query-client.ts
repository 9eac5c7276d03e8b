import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

const MOST_RETRIES = 3;
/** Longer than this and the athlete is told instead of kept waiting. */
const LONGEST_WAIT_S = 10;

/** Whether a failed read is worth another try: only what may pass, and only soon. */
export function shouldRetry(failures: number, error: Error): boolean {
  return failures < MOST_RETRIES && error instanceof ApiError && error.isRetryable && (error.retryAfterS ?? 0) <= LONGEST_WAIT_S;
}

/** What the server asked for, else 0.4 s doubling to 5 s; with up to a third on top, so that many pages do not come back as one. */
export function retryDelayMs(failures: number, error: Error, random: () => number = Math.random): number {
  const told = error instanceof ApiError ? error.retryAfterS : undefined;
  const base = told === undefined ? Math.min(5_000, 400 * 2 ** failures) : told * 1_000;
  return base + random() * (base / 3);
}

/**
 * The cache of what the server stores. The feed says when something changed, so that looking at the page again need not read it all:
 * a read stays good for a minute.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, retry: shouldRetry, retryDelay: retryDelayMs },
      mutations: { retry: false },
    },
  });
}
