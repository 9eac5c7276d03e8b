import type { ErrorCode } from '@hyrox/contracts';
import { readErrorBody } from './error-body.ts';

interface ApiErrorDetails extends ErrorOptions {
  /** The field of the request that was wrong, as the server named it. */
  field?: string | undefined;
  /** What the server wants to be left alone for. */
  retryAfterS?: number | undefined;
  /** What to quote to support; the server's log has the same. */
  requestId?: string | undefined;
}

const BY_STATUS: Record<number, ErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  429: 'rate_limited',
};

/** A request of this page that did not succeed, in words that can be shown. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly field: string | undefined;
  readonly retryAfterS: number | undefined;
  readonly requestId: string | undefined;

  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    { field, retryAfterS, requestId, ...options }: ApiErrorDetails = {},
  ) {
    super(message, options);
    this.field = field;
    this.retryAfterS = retryAfterS;
    this.requestId = requestId;
  }

  get isRetryable(): boolean {
    return this.code === 'unavailable' || this.code === 'internal' || this.code === 'rate_limited';
  }
}

/** Reads the error that a response carries; a body that is not ours is described by its status. */
export async function apiErrorFrom(response: Response): Promise<ApiError> {
  const retryAfterS = readRetryAfterS(response.headers.get('retry-after'), Date.now());
  const error = readErrorBody(await response.json().catch(() => null));
  if (error) {
    const { code, message, field, requestId } = error;
    return new ApiError(response.status, code, message, { field, retryAfterS, requestId });
  }
  const code = BY_STATUS[response.status] ?? (response.status >= 500 ? 'unavailable' : 'invalid');
  return new ApiError(response.status, code, `The server answered ${response.status}.`, { retryAfterS });
}

/** `Retry-After` in seconds, from either of its two forms; undefined when there is none or it is neither. */
export function readRetryAfterS(header: string | null, nowMs: number): number | undefined {
  if (!header) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const atMs = Date.parse(header);
  return Number.isNaN(atMs) ? undefined : Math.max(0, Math.ceil((atMs - nowMs) / 1_000));
}
