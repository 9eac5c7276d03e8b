import type { IncomingHttpHeaders } from 'node:http';

/**
 * How a call of the model provider failed.
 * `refused`: it answered with an HTTP status. `unreachable`: no connection. `reset`: the connection broke before the first byte.
 * `timeout`: one of our deadlines. `cut`: the answer ended before its end. `broken`: it sent something unreadable or an error in the stream.
 * `aborted`: we ended it.
 */
export type ProviderFailure = 'refused' | 'unreachable' | 'reset' | 'timeout' | 'cut' | 'broken' | 'aborted';

export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly failure: ProviderFailure;
  /** The HTTP status of a refusal, or the one an error frame names. */
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    failure: ProviderFailure,
    message: string,
    details: { status?: number | undefined; retryAfterMs?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.failure = failure;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** For a metric label: the status when there is one, else the kind of failure. */
  get label(): string {
    return this.status === undefined ? this.failure : String(this.status);
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A field error as FastAPI lists it. Its `input` echoes the request, so it is never read. */
const fieldError = (item: unknown): string => {
  if (!isRecord(item)) return 'unreadable';
  const where = Array.isArray(item['loc']) ? item['loc'].join('.') : '';
  return `${where}: ${typeof item['msg'] === 'string' ? item['msg'] : 'not valid'}`;
};

/** The words of an error body: Nebius's `{detail: string | FieldError[]}`, OpenAI's `{error: {message}}` or neither. At most 300 characters. */
export function refusalWords(body: unknown): string {
  if (!isRecord(body)) return 'no reason given';
  const { detail, error } = body;
  let words = 'no reason given';
  if (typeof detail === 'string') words = detail;
  else if (Array.isArray(detail)) words = detail.map(fieldError).join('; ');
  else if (isRecord(error) && typeof error['message'] === 'string') words = error['message'];
  else if (typeof error === 'string') words = error;
  return words.slice(0, 300);
}

const first = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);

/** `retry-after-ms`, or `retry-after` as seconds or as a date, in milliseconds from `nowMs` (epoch). */
export function retryAfterMs(headers: IncomingHttpHeaders, nowMs: number): number | undefined {
  const exact = Number(first(headers['retry-after-ms'] as string | string[] | undefined) ?? Number.NaN);
  if (Number.isFinite(exact) && exact >= 0) return exact;
  const given = first(headers['retry-after']);
  if (given === undefined) return undefined;
  const seconds = Number(given);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(given);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** An answer with another status than 200. `body` may be anything; what is not JSON has no words. */
export function refusal(status: number, headers: IncomingHttpHeaders, body: string, nowMs: number): ProviderError {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch (cause) {
    return new ProviderError('refused', 'no readable reason', { status, retryAfterMs: retryAfterMs(headers, nowMs), cause });
  }
  return new ProviderError('refused', refusalWords(parsed), { status, retryAfterMs: retryAfterMs(headers, nowMs) });
}
