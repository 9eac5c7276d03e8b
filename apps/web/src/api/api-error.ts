import { ErrorBody, type ErrorCode } from '@hyrox/contracts';

/** A request of this page that did not succeed, in words that can be shown. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get isRetryable(): boolean {
    return this.code === 'unavailable' || this.code === 'internal' || this.code === 'rate_limited';
  }
}

/** Reads the error that a response carries; a body that is not ours is described by its status. */
export async function apiErrorFrom(response: Response): Promise<ApiError> {
  const body = ErrorBody.safeParse(await response.json().catch(() => null));
  if (body.success) return new ApiError(response.status, body.data.error.code, body.data.error.message);
  const code: ErrorCode = response.status === 404 ? 'not_found' : response.status >= 500 ? 'unavailable' : 'invalid';
  return new ApiError(response.status, code, `The server answered ${response.status}.`);
}
