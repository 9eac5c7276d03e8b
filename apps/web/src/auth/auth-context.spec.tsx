/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { AuthProvider, useAuth } from './auth-context.tsx';

const ID = '0192aaaa-0000-7000-8000-000000000001';
const expiresAt = Math.floor(Date.now() / 1000) + 900;
const accessToken = `e30.${Buffer.from(JSON.stringify({ sub: ID, exp: expiresAt })).toString('base64url')}.c2ln`;
const stored = {
  access_token: accessToken,
  refresh_token: 'r',
  token_type: 'bearer',
  expires_in: 900,
  expires_at: expiresAt,
  user: { id: ID, email: 'a@example.test', app_metadata: { providers: ['email', 'google'] } },
};

let answers: (path: string) => { status: number; body: unknown };
beforeEach(() => {
  // supabase-js minds that each test has a client of its own.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  localStorage.clear();
  localStorage.setItem('hyrox.session', JSON.stringify(stored));
  answers = () => ({ status: 200, body: {} });
  globalThis.fetch = jest.fn<typeof fetch>(async (input) => {
    const { status, body } = answers(new URL(String(input)).pathname);
    const headers = new Headers({ 'x-supabase-api-version': '2024-01-01' });
    return { ok: status < 400, status, headers, json: async () => body } as Response;
  });
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

async function signedIn() {
  const wrapper = ({ children }: { children: ReactNode }) => <AuthProvider anonKey="anon">{children}</AuthProvider>;
  const { result } = renderHook(useAuth, { wrapper });
  await waitFor(() => expect(result.current.status).toBe('signed-in'));
  return result;
}
const refused = { status: 400, body: { code: 'refresh_token_not_found', msg: 'Invalid Refresh Token: Refresh Token Not Found' } };

test('the session says who it is and how they sign in', async () => {
  const { current } = await signedIn();
  expect(current).toMatchObject({ email: 'a@example.test', athleteId: ID, providers: ['email', 'google'], wasEndedElsewhere: false });
});

test('a renewal that is refused means: signed out from somewhere else', async () => {
  const auth = await signedIn();
  answers = () => refused;
  await act(async () => expect(await auth.current.token.refresh()).toBeNull());
  expect(auth.current).toMatchObject({ status: 'signed-out', wasEndedElsewhere: true, hasLeft: false, email: null });
});

test('a renewal that came too often, or found no server, ends nothing', async () => {
  const auth = await signedIn();
  answers = () => ({ status: 429, body: { code: 'over_request_rate_limit', msg: 'Request rate limit reached' } });
  await act(async () => expect(auth.current.token.refresh()).rejects.toThrow('Request rate limit'));
  expect(auth.current.status).toBe('signed-in');
});

test('leaving is a choice, here and everywhere', async () => {
  const auth = await signedIn();
  await act(async () => expect(await auth.current.signOutEverywhere()).toBeNull());
  expect(auth.current).toMatchObject({ status: 'signed-out', wasEndedElsewhere: false, hasLeft: true, hasLeftEverywhere: true });
});

test('a sign-out everywhere that does not reach the server signs nobody out, and says so', async () => {
  const auth = await signedIn();
  answers = () => ({ status: 503, body: {} });
  await act(async () => expect((await auth.current.signOutEverywhere())?.message).toContain('cannot be reached'));
  expect(auth.current).toMatchObject({ status: 'signed-in', email: 'a@example.test' });
});

test('signing out here works without a connection too', async () => {
  const auth = await signedIn();
  answers = () => {
    throw new TypeError('no network');
  };
  await act(() => auth.current.signOut());
  expect(auth.current).toMatchObject({ status: 'signed-out', hasLeft: true, hasLeftEverywhere: false });
  expect(localStorage.getItem('hyrox.session')).toBeNull();
});
