import { PROVIDER_LIMITS, type TurnStatus } from '@hyrox/contracts';
import type { ProviderError } from './provider-error.ts';

/** What a cold model usually takes until its first token, told to the athlete. */
export const USUAL_WARM_UP_MS = 8_000;

const MAX_TRIES = 8;
const WARMING_MS = 3_000;
const RATE_LIMITED_MS = 5_000;
const UNREACHABLE_MS = 1_000;
const HICCUP_MS = 500;

/** What was tried before this failure. `hiccups`: failures that are worth exactly one more try. */
export interface PastTries {
  tries: number;
  hiccups: number;
  elapsedMs: number;
  modelsLeft: number;
}

export type Decision =
  | { action: 'retry'; afterMs: number; status: TurnStatus; hiccup: boolean }
  | { action: 'next-model'; status: TurnStatus }
  | { action: 'fail'; reason: string };

const fail = (reason: string): Decision => ({ action: 'fail', reason });

const again = (afterMs: number, status: TurnStatus, past: PastTries, reason: string): Decision =>
  past.tries < MAX_TRIES && past.elapsedMs + afterMs < PROVIDER_LIMITS.firstTokenMs
    ? { action: 'retry', afterMs, status, hiccup: false }
    : fail(reason);

/**
 * What to do about a failure before the first token, when nobody has seen anything of this try.
 * A cold model (503) and a limit (429) are waited for within the time a first token may take; a hiccup (500, 502, 504, cut or unreadable)
 * is tried once more; a model that is not served (404, 409) gives way to the next of the route.
 */
export function decideRetry(error: ProviderError, past: PastTries): Decision {
  const { status, failure } = error;
  if (status === 503) {
    const warming: TurnStatus = { state: 'warming', usualMs: USUAL_WARM_UP_MS };
    return again(Math.max(WARMING_MS, error.retryAfterMs ?? 0), warming, past, 'the model did not warm up in time');
  }
  if (status === 429) {
    return again(
      error.retryAfterMs ?? RATE_LIMITED_MS,
      { state: 'retrying', reason: 'rate limit' },
      past,
      'the model is asked too often right now',
    );
  }
  if (status === 404 || status === 409) {
    return past.modelsLeft > 0
      ? { action: 'next-model', status: { state: 'degraded', reason: 'another model answers' } }
      : fail('no model is being served');
  }
  if (failure === 'unreachable' || failure === 'reset') {
    return again(UNREACHABLE_MS, { state: 'retrying', reason: 'connection' }, past, 'temporarily unavailable');
  }
  if (failure === 'timeout') return fail('the model did not answer in time');
  const hiccup = failure === 'cut' || failure === 'broken' || (status !== undefined && status >= 500);
  if (!hiccup) return fail('the model refused the request');
  return past.hiccups < 1
    ? { action: 'retry', afterMs: HICCUP_MS, status: { state: 'retrying', reason: 'hiccup' }, hiccup: true }
    : fail('temporarily unavailable');
}
