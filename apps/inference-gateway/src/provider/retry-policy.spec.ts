import { describe, expect, test } from '@jest/globals';
import { ProviderError, type ProviderFailure } from './provider-error.ts';
import { decideRetry, type PastTries } from './retry-policy.ts';

const past = (given: Partial<PastTries> = {}): PastTries => ({
  ...{ tries: 1, triesOfModel: 1, loading: 1, hiccups: 1, elapsedMs: 100, elapsedOfModelMs: 100, modelsLeft: 0 },
  ...given,
});
const refused = (status: number, retryAfterMs?: number) => new ProviderError('refused', 'x', { status, retryAfterMs });
const failed = (failure: ProviderFailure) => new ProviderError(failure, 'x');
const decide = (error: ProviderError, given: Partial<PastTries> = {}, jitter = 1) => decideRetry(error, past(given), jitter);

/** All waits of a model that fails the same way every time, in milliseconds. */
function waitsOf(error: ProviderError, jitter: number): number[] {
  const waits: number[] = [];
  for (let tries = 1, elapsedMs = 0; ; tries++) {
    const decision = decide(error, { tries, loading: tries, hiccups: tries, elapsedMs }, jitter);
    if (decision.action !== 'retry') return waits;
    waits.push(Math.round(decision.afterMs));
    elapsedMs += decision.afterMs;
  }
}

describe('decideRetry', () => {
  test('a loading model is waited for as long as it says, else from three seconds on, with eight tries to the end of the minute', () => {
    expect(decide(refused(503))).toMatchObject({ action: 'retry', afterMs: 3000, status: { state: 'warming', usualMs: 8000 } });
    expect(decide(refused(503, 1000))).toMatchObject({ afterMs: 1000 });
    const waits = waitsOf(refused(503), 1);
    expect(waits).toHaveLength(7);
    expect(waits.reduce((sum, ms) => sum + ms)).toBeGreaterThan(50_000);
    expect(decide(refused(503), { tries: 8 })).toEqual({ action: 'fail', reason: 'the model did not warm up in time' });
    expect(decide(refused(503), { elapsedMs: 58_000 })).toMatchObject({ action: 'fail' });
  });

  test('a rate limit is waited for as long as it says, else five seconds, and never by another model', () => {
    expect(decide(refused(429, 1200))).toMatchObject({ action: 'retry', afterMs: 1200, status: { state: 'retrying' } });
    expect(decide(refused(429), { triesOfModel: 6, tries: 6, modelsLeft: 1 })).toMatchObject({ action: 'retry', afterMs: 5000 });
    expect(decide(refused(429, 70_000))).toMatchObject({ action: 'fail' });
  });

  test('a hiccup is tried again after a short wait that doubles, with jitter, and only the eighth is the end', () => {
    expect(waitsOf(refused(500), 1)).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
    expect(waitsOf(refused(502), 0)).toEqual([125, 250, 500, 1000, 2000, 2000, 2000]);
    for (const error of [refused(500), refused(504), failed('cut'), failed('broken'), failed('unreachable'), failed('reset')]) {
      expect(decide(error)).toMatchObject({ action: 'retry', status: { state: 'retrying' } });
      expect(decide(error, { tries: 8 })).toEqual({ action: 'fail', reason: 'temporarily unavailable' });
    }
  });

  test('a model that is not served gives way to the next one', () => {
    expect(decide(refused(404), { modelsLeft: 1 })).toEqual({ action: 'next-model' });
    expect(decide(refused(409))).toMatchObject({ action: 'fail' });
  });

  test('a model that used up half of the tries or of the minute gives way too, while there is another', () => {
    for (const error of [refused(500), refused(503), failed('cut')]) {
      expect(decide(error, { tries: 4, triesOfModel: 4, modelsLeft: 1 })).toMatchObject({ action: 'next-model' });
      expect(decide(error, { elapsedMs: 31_000, elapsedOfModelMs: 31_000, modelsLeft: 1 })).toMatchObject({ action: 'next-model' });
      expect(decide(error, { tries: 5, triesOfModel: 1, modelsLeft: 1 })).toMatchObject({ action: 'retry' });
      expect(decide(error, { tries: 8, triesOfModel: 4, modelsLeft: 1 })).toMatchObject({ action: 'fail' });
    }
  });

  test('a request that is refused as such, or a minute of silence, is the end', () => {
    for (const status of [400, 401, 403, 422]) expect(decide(refused(status), { modelsLeft: 1 })).toMatchObject({ action: 'fail' });
    expect(decide(failed('timeout'), { elapsedMs: 60_000, elapsedOfModelMs: 60_000, modelsLeft: 1 })).toMatchObject({ action: 'fail' });
  });
});
