/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createAuthClient, createRecoveryClient } from './auth-client.ts';
import { wasLeaving } from './session/leaving-mark.ts';

const claims = { sub: '0192aaaa-0000-7000-8000-000000000001', exp: Math.floor(Date.now() / 1000) + 900 };
const accessToken = `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
const user = { id: claims.sub, email: 'a@example.test', aud: 'authenticated', app_metadata: {}, user_metadata: {}, created_at: '' };

let sent: { path: string; authorization: string | null }[];
const answer = jest.fn<typeof fetch>();
beforeEach(() => {
  sent = [];
  // supabase-js minds that each test has a client of its own.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  localStorage.clear();
  sessionStorage.clear();
  answer.mockImplementation(async (input, init) => {
    sent.push({ path: String(input).replace('http://app/auth/v1', ''), authorization: new Headers(init?.headers).get('authorization') });
    return { ok: true, status: 200, headers: new Headers(), json: async () => user } as Response;
  });
  globalThis.fetch = answer;
});
afterEach(() => void jest.restoreAllMocks());

const session = { access_token: accessToken, refresh_token: 'r' };

test('a signed-in request carries the token of the session and nothing else: a sign-out reaches the server', async () => {
  const auth = createAuthClient('http://app', 'anon');
  await auth.setSession(session);
  await auth.signOut({ scope: 'global' });
  await auth.stopAutoRefresh();
  expect(sent).toEqual([
    { path: '/user', authorization: `Bearer ${accessToken}` },
    { path: '/logout?scope=global', authorization: `Bearer ${accessToken}` },
  ]);
});

test('leaving is noted for the other tabs of this browser, sending others away is not', async () => {
  const auth = createAuthClient('http://app', 'anon');
  await auth.setSession(session);
  await auth.signOut({ scope: 'others' });
  expect(wasLeaving(localStorage)).toBe(false);
  await auth.signOut({ scope: 'local' });
  await auth.stopAutoRefresh();
  expect(wasLeaving(localStorage)).toBe(true);
});

test('the session of a reset link stays in its tab: it signs nobody in on this device', async () => {
  const recovery = createRecoveryClient('http://app', 'anon');
  await recovery.setSession(session);
  expect(localStorage.length).toBe(0);
  expect(sessionStorage.getItem('hyrox.recovery')).toContain(accessToken);
});
