import { describe, expect, test } from '@jest/globals';
import { ProviderError, refusal, retryAfterMs } from './provider-error.ts';
import { toServiceError } from './to-service-error.ts';

const now = Date.parse('2026-11-21T10:00:00Z');

describe('a refusal of the provider', () => {
  test('FastAPI says one sentence or lists fields; what the request contained is never repeated', () => {
    expect(refusal(404, {}, '{"detail":"The model `m` does not exist."}', now).message).toBe('The model `m` does not exist.');
    const listed = refusal(
      422,
      {},
      '{"detail":[{"loc":["body","temperature"],"msg":"too hot","input":"my knee hurts"},{"loc":["body","n"],"msg":"no"}]}',
      now,
    );
    expect(listed.message).toBe('body.temperature: too hot; body.n: no');
    expect(refusal(400, {}, '{"error":{"message":"bad"}}', now).message).toBe('bad');
    expect(refusal(502, {}, '<html>', now)).toMatchObject({ failure: 'refused', status: 502, message: 'no readable reason' });
  });

  test('how long to wait is given in seconds, milliseconds or as a date', () => {
    expect(retryAfterMs({ 'retry-after': '7' }, now)).toBe(7000);
    expect(retryAfterMs({ 'retry-after-ms': '250', 'retry-after': '7' }, now)).toBe(250);
    expect(retryAfterMs({ 'retry-after': 'Sat, 21 Nov 2026 10:00:09 GMT' }, now)).toBe(9000);
    expect(retryAfterMs({ 'retry-after': 'soon' }, now)).toBeUndefined();
    expect(retryAfterMs({}, now)).toBeUndefined();
  });

  test('becomes one of our codes', () => {
    const refused = (status: number, retry?: number) =>
      toServiceError(new ProviderError('refused', 'secret words', { status, retryAfterMs: retry }));
    expect(refused(429, 1500)).toMatchObject({ code: 'rate_limited', retryAfterS: 2 });
    expect(refused(503)).toMatchObject({ code: 'unavailable', retryAfterS: 3 });
    expect(refused(404)).toMatchObject({ code: 'unavailable' });
    expect(refused(422)).toMatchObject({ code: 'internal' });
    expect(refused(500).message).not.toContain('secret words');
    expect(toServiceError(new Error('x'))).toMatchObject({ code: 'internal' });
  });
});
