import { expect, test } from '@jest/globals';
import { ApiError } from './api-error.ts';
import { retryDelayMs, shouldRetry } from './query-client.ts';

const failed = (status: number, code: ConstructorParameters<typeof ApiError>[1], retryAfterS?: number) =>
  new ApiError(status, code, 'x', { retryAfterS });

test('what may pass is tried again, three times at most', () => {
  expect([0, 1, 2, 3].map((failures) => shouldRetry(failures, failed(503, 'unavailable')))).toEqual([true, true, true, false]);
});

test.each([failed(400, 'invalid'), failed(401, 'unauthenticated'), failed(403, 'forbidden'), failed(404, 'not_found'), new TypeError('x')])(
  'what will not pass is not tried again: %s',
  (error) => {
    expect(shouldRetry(0, error)).toBe(false);
  },
);

test('a limit is waited for as long as the server says, and told when that is long', () => {
  expect(retryDelayMs(0, failed(429, 'rate_limited', 4), () => 0)).toBe(4_000);
  expect(shouldRetry(0, failed(429, 'rate_limited', 4))).toBe(true);
  expect(shouldRetry(0, failed(429, 'rate_limited', 45))).toBe(false);
});

test('without a word of the server the wait doubles to five seconds, with a third of jitter', () => {
  const error = failed(503, 'unavailable');
  expect([0, 1, 2, 3, 4, 9].map((failures) => retryDelayMs(failures, error, () => 0))).toEqual([400, 800, 1600, 3200, 5000, 5000]);
  expect(retryDelayMs(4, error, () => 1)).toBeCloseTo(6_666.7, 0);
});
