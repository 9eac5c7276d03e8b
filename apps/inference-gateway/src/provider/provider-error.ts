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

/**
 * The codes by which providers say what was wrong, of OpenAI's and Nebius's API and of FastAPI's field errors. Only these are ever repeated: free
 * text of a provider can echo the prompt, and so can a code that nobody knows.
 */
const KNOWN_CODES: ReadonlySet<string> = new Set([
  ...['context_length_exceeded', 'content_filter', 'insufficient_quota', 'invalid_api_key', 'invalid_request_error', 'invalid_value'],
  ...['model_not_found', 'rate_limit_exceeded', 'server_error', 'string_above_max_length', 'tokens_exceeded', 'unsupported_parameter'],
  ...['extra_forbidden', 'json_invalid', 'less_than_equal', 'greater_than_equal', 'literal_error', 'missing', 'string_type', 'value_error'],
]);
const MOST_CODES = 3;

/** What the words of a refusal are recognised by, where it has no code. */
const TOO_LONG = /context (?:length|window)|maximum context/iu;

const wordsOf = ({ detail, error }: Record<string, unknown>): unknown => detail ?? (isRecord(error) ? error['message'] : error);

/** Why a call was refused, in words of ours: known codes of Nebius's `{detail}` or OpenAI's `{error: {code, type}}` or none. Never the provider's own text. */
export function refusalReason(body: unknown): string {
  if (!isRecord(body)) return 'no reason given';
  const { detail, error } = body;
  const items: unknown[] = Array.isArray(detail) ? detail : [error];
  const codes = items.flatMap((item) => (isRecord(item) ? [item['code'], item['type']] : []));
  const known = [...new Set(codes)].filter((code): code is string => typeof code === 'string' && KNOWN_CODES.has(code));
  if (known.length) return known.slice(0, MOST_CODES).join(', ');
  const words = wordsOf(body);
  return typeof words === 'string' && TOO_LONG.test(words) ? 'context_length_exceeded' : 'a reason that is not repeated';
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

/** An answer with another status than 200. `body` may be anything; what is not JSON has no reason. */
export function refusal(status: number, headers: IncomingHttpHeaders, body: string, nowMs: number): ProviderError {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    // Without the cause: a parser's words begin with what it could not read.
    return new ProviderError('refused', 'no readable reason', { status, retryAfterMs: retryAfterMs(headers, nowMs) });
  }
  return new ProviderError('refused', refusalReason(parsed), { status, retryAfterMs: retryAfterMs(headers, nowMs) });
}
