import { PROVIDER_LIMITS, type TurnStatus } from '@hyrox/contracts';
import type { ProviderError } from './provider-error.ts';

/** What a cold model usually takes until its first token, told to the athlete. */
export const USUAL_WARM_UP_MS = 8_000;

const MAX_TRIES = 8;
const WARMING_MS = 3_000;
/** Eight tries that each wait so much longer than the one before reach to the end of the minute. */
const WARMING_GROWTH = 1.3;
const RATE_LIMITED_MS = 5_000;
const HICCUP_MS = 250;
const LONGEST_HICCUP_MS = 4_000;
/** So much of the tries or of the minute one model may use up while another one is left. */
const SHARE_OF_ONE_MODEL = 0.5;

/** What was tried before this failure, and since when on the present model. */
export interface PastTries {
  /** Calls that failed, this one included. */
  tries: number;
  /** Of them, on the present model. */
  triesOfModel: number;
  /** Refusals with 503 by the present model, this one included. */
  loading: number;
  /** Failures that a short pause may heal, this one included. */
  hiccups: number;
  elapsedMs: number;
  elapsedOfModelMs: number;
  modelsLeft: number;
}

export type Decision =
  { action: 'retry'; afterMs: number; status: TurnStatus } | { action: 'next-model' } | { action: 'fail'; reason: string };

const NEXT_MODEL: Decision = { action: 'next-model' };

const fail = (reason: string): Decision => ({ action: 'fail', reason });

/** The kinds of failure that a short pause may heal. */
export const isHiccup = ({ status, failure }: ProviderError): boolean =>
  status === undefined ? ['cut', 'broken', 'unreachable', 'reset'].includes(failure) : status >= 500 && status !== 503;

const again = (afterMs: number, status: TurnStatus, past: PastTries, reason: string): Decision =>
  past.tries < MAX_TRIES && past.elapsedMs + afterMs < PROVIDER_LIMITS.firstTokenMs ? { action: 'retry', afterMs, status } : fail(reason);

const hasHadItsShare = (past: PastTries): boolean =>
  past.triesOfModel >= MAX_TRIES * SHARE_OF_ONE_MODEL || past.elapsedOfModelMs >= PROVIDER_LIMITS.firstTokenMs * SHARE_OF_ONE_MODEL;

/**
 * What to do about a failure before anything was shown. A loading model (503) is waited for as long as it says, else 3 s and a little longer each
 * time; a limit (429) as long as it says, else 5 s; a hiccup (500, 502, 504, no connection, cut, unreadable) a short time that doubles, with jitter.
 * All within 8 tries and the minute a first token may take. A model that is not served (404, 409), or that has used half of that up, gives way to
 * the next of the route. `jitter` is drawn from 0 to 1.
 */
export function decideRetry(error: ProviderError, past: PastTries, jitter: number): Decision {
  const { status, failure } = error;
  if (status === 429) {
    const waitMs = error.retryAfterMs ?? RATE_LIMITED_MS;
    return again(waitMs, { state: 'retrying', reason: 'rate limit' }, past, 'the model is asked too often right now');
  }
  if (status === 404 || status === 409) return past.modelsLeft > 0 ? NEXT_MODEL : fail('no model is being served');
  if (status !== 503 && failure !== 'timeout' && !isHiccup(error)) return fail('the model refused the request');
  if (past.modelsLeft > 0 && past.tries < MAX_TRIES && past.elapsedMs < PROVIDER_LIMITS.firstTokenMs && hasHadItsShare(past))
    return NEXT_MODEL;
  if (status === 503) {
    const waitMs = error.retryAfterMs ?? WARMING_MS * WARMING_GROWTH ** (past.loading - 1);
    return again(waitMs, { state: 'warming', usualMs: USUAL_WARM_UP_MS }, past, 'the model did not warm up in time');
  }
  if (failure === 'timeout') return fail('the model did not answer in time');
  const waitMs = Math.min(LONGEST_HICCUP_MS, HICCUP_MS * 2 ** (past.hiccups - 1)) * (0.5 + jitter / 2);
  const reason = failure === 'unreachable' || failure === 'reset' ? 'connection' : 'hiccup';
  return again(waitMs, { state: 'retrying', reason }, past, 'temporarily unavailable');
}
