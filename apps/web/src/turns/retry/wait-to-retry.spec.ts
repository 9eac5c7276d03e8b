import { expect, test } from '@jest/globals';
import { type Connectivity, retryDelayMs, waitToRetry } from './wait-to-retry.ts';

const nowhere = new AbortController().signal;
const online: Connectivity = { isOnline: () => true, onPromising: () => () => undefined };

test('waits double from 0.3 s to 5 s, with a third of jitter at most', () => {
  expect([1, 2, 3, 4, 5, 9].map((failures) => retryDelayMs(failures, () => 0))).toEqual([300, 600, 1200, 2400, 4800, 5000]);
  expect(retryDelayMs(1, () => 1)).toBe(400);
});

test('the network coming back ends the wait, and the listener is taken down', async () => {
  let listeners = 0;
  const offline: Connectivity = {
    isOnline: () => false,
    onPromising: (listener) => {
      listeners++;
      setTimeout(listener, 5);
      return () => listeners--;
    },
  };
  const began = performance.now();
  await waitToRetry({ failures: 3, connectivity: offline, signal: nowhere });
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(listeners).toBe(0);
});

test('leaving ends the wait', async () => {
  const leaving = new AbortController();
  const waited = waitToRetry({ failures: 9, connectivity: online, signal: leaving.signal });
  leaving.abort();
  await waited;
  await waitToRetry({ failures: 9, connectivity: online, signal: leaving.signal });
});

test('a Retry-After is kept even when the page is looked at again', async () => {
  let asked = false;
  const eager: Connectivity = {
    isOnline: () => true,
    onPromising: (listener) => {
      asked = true;
      listener();
      return () => undefined;
    },
  };
  const began = performance.now();
  await waitToRetry({ failures: 1, retryAfterS: 0.08, connectivity: eager, signal: nowhere });
  expect(performance.now() - began).toBeGreaterThan(70);
  expect(asked).toBe(false);
});
