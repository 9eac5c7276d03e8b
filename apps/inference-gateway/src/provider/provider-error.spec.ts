import { describe, expect, test } from '@jest/globals';
import { ProviderError, refusal, retryAfterMs } from './provider-error.ts';
import { readChunk } from './read-chunk.ts';
import { toServiceError } from './to-service-error.ts';

const now = Date.parse('2026-11-21T10:00:00Z');

/** Every word that a log could take from an error. */
const wordsOf = (error: unknown): string[] => (error instanceof Error ? [error.message, ...wordsOf(error.cause)] : []);

function failureOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('a refusal of the provider', () => {
  const ECHO = 'my knee hurts since the birth of Anna';
  test.each([
    [404, `{"detail":"The model cannot answer: ${ECHO}"}`, 'a reason that is not repeated'],
    [422, `{"detail":[{"loc":["body","${ECHO}"],"msg":"${ECHO}","type":"missing","input":"${ECHO}"}]}`, 'missing'],
    [422, `{"detail":[{"msg":"${ECHO}","type":"${ECHO}"}]}`, 'a reason that is not repeated'],
    [
      400,
      `{"error":{"message":"${ECHO}","code":"content_filter","type":"invalid_request_error"}}`,
      'content_filter, invalid_request_error',
    ],
    [400, `{"error":"${ECHO}"}`, 'a reason that is not repeated'],
    [400, `{"detail":"This model's maximum context length is 8192 tokens, yours: ${ECHO}"}`, 'context_length_exceeded'],
    [502, `<html>${ECHO}</html>`, 'no readable reason'],
  ])('%i %s is told as a reason of ours: what the request contained is never repeated', (status, body, reason) => {
    const error = refusal(status, {}, body, now);
    expect(error).toMatchObject({ failure: 'refused', status, message: reason });
    expect(wordsOf(toServiceError(error)).join()).not.toMatch(/knee|Anna/u);
  });

  test('an error in the stream or a chunk that is no chunk is not repeated either', () => {
    for (const data of [`{"error":{"message":"${ECHO}","code":500}}`, `{"detail":"${ECHO}"}`, ECHO, `"${ECHO}"`])
      expect(wordsOf(failureOf(() => readChunk(data))).join()).not.toMatch(/knee|Anna/u);
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
