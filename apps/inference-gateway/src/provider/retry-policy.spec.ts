import { describe, expect, test } from '@jest/globals';
import { ProviderError } from './provider-error.ts';
import { decideRetry, type PastTries } from './retry-policy.ts';

const past = (given: Partial<PastTries> = {}): PastTries => ({ tries: 1, hiccups: 0, elapsedMs: 100, modelsLeft: 0, ...given });
const refused = (status: number, retryAfterMs?: number) => new ProviderError('refused', 'x', { status, retryAfterMs });

describe('decideRetry', () => {
  test('a cold model is waited for, three seconds at a time, eight tries and a minute at most', () => {
    expect(decideRetry(refused(503), past())).toMatchObject({
      action: 'retry',
      afterMs: 3000,
      status: { state: 'warming', usualMs: 8000 },
    });
    expect(decideRetry(refused(503), past({ tries: 8 }))).toMatchObject({ action: 'fail' });
    expect(decideRetry(refused(503), past({ elapsedMs: 58_000 }))).toMatchObject({ action: 'fail' });
  });

  test('a rate limit is waited for as long as it says, else five seconds', () => {
    expect(decideRetry(refused(429, 1200), past())).toMatchObject({ action: 'retry', afterMs: 1200, status: { state: 'retrying' } });
    expect(decideRetry(refused(429), past())).toMatchObject({ afterMs: 5000 });
    expect(decideRetry(refused(429, 70_000), past())).toMatchObject({ action: 'fail' });
  });

  test('a server error is tried once more, then the coach is temporarily unavailable', () => {
    expect(decideRetry(refused(500), past())).toMatchObject({ action: 'retry', hiccup: true });
    expect(decideRetry(refused(500), past({ hiccups: 1 }))).toEqual({ action: 'fail', reason: 'temporarily unavailable' });
    expect(decideRetry(new ProviderError('cut', 'x'), past({ hiccups: 1 }))).toMatchObject({ action: 'fail' });
  });

  test('a model that is not served gives way to the next one', () => {
    expect(decideRetry(refused(404), past({ modelsLeft: 1 }))).toMatchObject({ action: 'next-model', status: { state: 'degraded' } });
    expect(decideRetry(refused(409), past())).toMatchObject({ action: 'fail' });
  });

  test('a request that is refused as such is not sent again', () => {
    for (const status of [400, 401, 403, 422])
      expect(decideRetry(refused(status), past({ modelsLeft: 1 }))).toMatchObject({ action: 'fail' });
    expect(decideRetry(new ProviderError('timeout', 'x'), past())).toMatchObject({ action: 'fail' });
  });
});
