import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

const MOST_RETRIES = 3;

/** The cache of what the server stores. Only what may pass is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < MOST_RETRIES && error instanceof ApiError && error.isRetryable,
        retryDelay: (failures) => Math.min(5_000, 400 * 2 ** failures),
      },
    },
  });
}
