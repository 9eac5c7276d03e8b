import { expect, test } from '@jest/globals';
import { apiErrorFrom, readRetryAfterS } from './api-error.ts';

const body = { error: { code: 'invalid', message: 'weight_kg: too small', field: 'weight_kg', retryable: false, requestId: 'r-1' } };

test('our error body gives its code, its words, its field and its request id', async () => {
  const error = await apiErrorFrom(Response.json(body, { status: 400 }));
  expect(error).toMatchObject({ status: 400, code: 'invalid', message: 'weight_kg: too small', field: 'weight_kg', requestId: 'r-1' });
  expect(error.isRetryable).toBe(false);
});

test.each([
  [401, 'unauthenticated'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [409, 'conflict'],
  [413, 'invalid'],
  [429, 'rate_limited'],
  [502, 'unavailable'],
])('a page of a proxy with status %i reads as %s', async (status, code) => {
  expect(await apiErrorFrom(new Response('<html>', { status }))).toMatchObject({ status, code });
});

test('a limit carries how long to wait', async () => {
  const error = await apiErrorFrom(new Response('{}', { status: 429, headers: { 'retry-after': '7' } }));
  expect(error.retryAfterS).toBe(7);
});

test.each([
  ['12', 12],
  ['Sat, 06 Jun 2026 10:00:30 GMT', 30],
  ['Sat, 06 Jun 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %s is %s seconds', (header, seconds) => {
  expect(readRetryAfterS(header, Date.parse('2026-06-06T10:00:00Z'))).toBe(seconds);
});
