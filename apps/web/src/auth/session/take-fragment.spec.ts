/** @jest-environment jsdom */
import { beforeEach, expect, test } from '@jest/globals';
import { takeFragment } from './take-fragment.ts';

beforeEach(() => window.history.replaceState(null, '', '/reset-password'));

test('the session is out of the address as soon as it was read', () => {
  window.history.replaceState(null, '', '/auth/callback?flow=1#access_token=a&refresh_token=r&type=recovery');
  const entries = window.history.length;
  const handed = takeFragment(window.location, window.history);
  expect(handed.tokens).toEqual({ access_token: 'a', refresh_token: 'r' });
  expect([handed.read('type'), handed.read('flow'), handed.read('error')]).toEqual(['recovery', '1', null]);
  expect([window.location.href, window.history.length]).toEqual(['http://localhost/auth/callback', entries]);
});

test('half a session is none', () => {
  window.history.replaceState(null, '', '/auth/callback#access_token=a');
  expect(takeFragment(window.location, window.history).tokens).toBeNull();
});

test('an error is found in the query too', () => {
  window.history.replaceState(null, '', '/auth/callback?error=access_denied');
  expect(takeFragment(window.location, window.history).read('error')).toBe('access_denied');
});
