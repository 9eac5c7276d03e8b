import type { ErrorBody, ErrorCode } from '@hyrox/contracts';

const CODES: Readonly<Record<ErrorCode, true>> = {
  invalid: true,
  unauthenticated: true,
  forbidden: true,
  not_found: true,
  conflict: true,
  rate_limited: true,
  unavailable: true,
  internal: true,
};

/** Our error body, if this is one. By hand, so that an error can be read before the contracts have arrived. */
export function readErrorBody(body: unknown): ErrorBody['error'] | null {
  if (!isRecord(body) || !isRecord(body['error'])) return null;
  const { code, message, field, retryable, requestId } = body['error'];
  const isOurs =
    typeof code === 'string' &&
    Object.hasOwn(CODES, code) &&
    typeof message === 'string' &&
    (field === undefined || typeof field === 'string') &&
    typeof retryable === 'boolean' &&
    typeof requestId === 'string';
  return isOurs ? { code: code as ErrorCode, message, ...(field !== undefined && { field }), retryable, requestId } : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
