import { afterEach, expect, jest, test } from '@jest/globals';
import { ApiError } from './api-error.ts';
import { fetchApi } from './fetch-api.ts';

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
  jest.useRealTimers();
});

const token = { current: async () => 'old', refresh: async () => 'new' };
const answering = (...answers: (() => Promise<Response>)[]) => {
  const seen: (string | null)[] = [];
  globalThis.fetch = async (_input, init) => {
    seen.push(new Headers(init?.headers).get('authorization'));
    return (answers[Math.min(seen.length, answers.length) - 1] as () => Promise<Response>)();
  };
  return seen;
};
const status = (code: number) => async () => new Response('{}', { status: code });

test('a 401 is met once with a fresh token', async () => {
  const seen = answering(status(401), status(200));
  expect((await fetchApi('/api/profile', token)).status).toBe(200);
  expect(seen).toEqual(['Bearer old', 'Bearer new']);
});

test('a second 401 is the end of the session', async () => {
  const seen = answering(status(401));
  await expect(fetchApi('/api/profile', token)).rejects.toMatchObject({ status: 401, code: 'unauthenticated' });
  expect(seen).toHaveLength(2);
});

test('no network is an ApiError of status 0 that may pass; so is a renewal that found none', async () => {
  answering(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(fetchApi('/api/profile', token)).rejects.toMatchObject({ status: 0, code: 'unavailable', isRetryable: true });
  const offline = { current: () => Promise.reject(new Error('no network')), refresh: async () => null };
  await expect(fetchApi('/api/profile', offline)).rejects.toBeInstanceOf(ApiError);
});

test('a server that does not answer is given up after half a minute', async () => {
  jest.useFakeTimers();
  globalThis.fetch = (_input, init) =>
    new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))));
  const asked = expect(fetchApi('/api/profile', token)).rejects.toMatchObject({ status: 0, code: 'unavailable' });
  await jest.advanceTimersByTimeAsync(30_000);
  await asked;
});

test('leaving is not an error of the network', async () => {
  const leaving = new AbortController();
  answering(() => {
    leaving.abort();
    return Promise.reject(new DOMException('aborted', 'AbortError'));
  });
  await expect(fetchApi('/api/profile', token, { signal: leaving.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('a read that the document has begun is not asked for again; one that found no network, or was refused, is', async () => {
  const begun = (answer: Response | null) => {
    globalThis.hyroxEarly = {
      token: 'old',
      atMs: Date.now(),
      answers: { '/api/profile': Promise.resolve(answer) },
      messages: null,
      show: () => undefined,
    };
  };
  const seen = answering(status(200));
  begun(new Response('"early"'));
  expect(await (await fetchApi('/api/profile', token)).text()).toBe('"early"');
  expect(seen).toEqual([]);
  begun(null);
  await fetchApi('/api/profile', token);
  begun(new Response('{}', { status: 401 }));
  await fetchApi('/api/profile', token);
  expect(seen).toEqual(['Bearer old', 'Bearer new']);
});
