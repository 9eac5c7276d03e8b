/** @jest-environment jsdom */
import { webcrypto } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { isNewAccount } from './is-new-account.ts';
import { beginFlow, endFlow } from './oauth-flow.ts';
import { enabledProviders, providersOf } from './providers.ts';
import { readReturn } from './read-return.ts';

beforeAll(() => {
  Object.defineProperty(globalThis, 'crypto', { value: webcrypto });
});
beforeEach(() => sessionStorage.clear());

const TOKENS = { access_token: 'a', refresh_token: 'r' };
const handed = (values: Record<string, string>, tokens: typeof TOKENS | null = null) => ({
  read: (name: string) => values[name] ?? null,
  tokens,
});
const begin = (next: string | null = null) =>
  new URL(beginFlow(sessionStorage, 'https://app.example', { provider: 'google', next })).searchParams.get('flow') ?? '';

test('a return with the number of the sign-in that this tab began is believed, once', () => {
  const flow = begin('/log');
  const kept = endFlow(sessionStorage);
  expect(readReturn(handed({ flow }, TOKENS), kept)).toEqual({ kind: 'session', tokens: TOKENS, next: '/log' });
  expect(readReturn(handed({ flow }, TOKENS), endFlow(sessionStorage)).kind).toBe('problem');
});

test('a link with somebody else’s session in it signs nobody in', () => {
  expect(readReturn(handed({}, TOKENS), null).kind).toBe('problem');
  begin();
  expect(readReturn(handed({ flow: crypto.randomUUID() }, TOKENS), endFlow(sessionStorage)).kind).toBe('problem');
  expect(readReturn(handed({ type: 'signup' }, TOKENS), null)).toEqual({ kind: 'confirmed' });
});

test('a refusal is said in our words, not in those of the address', () => {
  begin();
  const back = readReturn(handed({ error: 'access_denied', error_description: 'Call 555-EVIL' }), endFlow(sessionStorage));
  expect(back).toMatchObject({ kind: 'problem', title: 'Google did not sign you in' });
  expect(JSON.stringify(back)).not.toContain('EVIL');
  expect(readReturn(handed({ error: 'x', error_code: 'signup_disabled' }), null)).toMatchObject({ title: 'New accounts are closed' });
});

test('what another page left in storage leads nowhere else (H06)', () => {
  const flow = begin('https://evil.example');
  expect(readReturn(handed({ flow }, TOKENS), endFlow(sessionStorage))).toMatchObject({ kind: 'session', next: null });
  sessionStorage.setItem('hyrox.oauth', '{"flow":');
  expect(endFlow(sessionStorage)).toBeNull();
});

test('providers are those that the settings switch on and this page knows', () => {
  expect(enabledProviders({ external: { google: true, apple: false, github: true, email: true } })).toEqual(['google']);
  expect([enabledProviders(null), enabledProviders({ external: 'yes' })]).toEqual([[], []]);
  expect(providersOf({ provider: 'google', providers: ['google'] })).toEqual(['google']);
  expect(providersOf(undefined)).toEqual(['email']);
});

test('an account that was made by this sign-in is new', () => {
  const created_at = '2026-11-21T12:00:00Z';
  expect(isNewAccount({ created_at, last_sign_in_at: '2026-11-21T12:00:00.2Z' })).toBe(true);
  expect(isNewAccount({ created_at, last_sign_in_at: '2026-11-22T12:00:00Z' })).toBe(false);
  expect(isNewAccount({ created_at })).toBe(false);
});
