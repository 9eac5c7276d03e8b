import { ServiceError } from '@hyrox/contracts';
import { ProviderError } from './provider-error.ts';

const inSeconds = (ms: number | undefined, otherwise: number): number => Math.ceil((ms ?? otherwise) / 1000);

/**
 * A provider failure in the words of our callers. What is known of the reason stays in `cause`; the provider's own words are nowhere.
 * 429 → `rate_limited`; 400 and 422 → `internal` (we built the request); everything else → `unavailable`, because another try or model may do.
 */
export function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (!(error instanceof ProviderError)) return new ServiceError('internal', 'Something went wrong on our side', { cause: error });
  const { status, retryAfterMs } = error;
  if (status === 429) {
    return new ServiceError('rate_limited', 'The model is asked too often right now', {
      retryAfterS: inSeconds(retryAfterMs, 5_000),
      cause: error,
    });
  }
  if (status === 400 || status === 422) return new ServiceError('internal', 'The model refused the request', { cause: error });
  if (status === 503) {
    return new ServiceError('unavailable', 'The model is warming up', { retryAfterS: inSeconds(retryAfterMs, 3_000), cause: error });
  }
  if (status === 404 || status === 409) return new ServiceError('unavailable', 'This model is not being served', { cause: error });
  return new ServiceError('unavailable', 'The model is temporarily unavailable', {
    retryAfterS: inSeconds(retryAfterMs, 1_000),
    cause: error,
  });
}
