import { expect, test } from '@jest/globals';
import { peekSession } from './peek-session.ts';

const NOW_MS = 1_780_000_000_000;
const session = { access_token: 'a.b.c', expires_at: NOW_MS / 1_000 + 600, user: { id: 'u', email: 'a@example.test', app_metadata: {} } };
const peek = (kept: unknown) => peekSession({ getItem: () => (typeof kept === 'string' ? kept : JSON.stringify(kept)) }, NOW_MS);

test('a session whose token is good is known at once', () => {
  expect(peek(session)).toMatchObject({ access_token: 'a.b.c', user: { id: 'u' } });
});

test.each([
  ['one that is about to end', { ...session, expires_at: NOW_MS / 1_000 + 60 }],
  ['one without an end', { ...session, expires_at: undefined }],
  ['one of nobody', { ...session, user: null }],
  ['no session', null],
  ['what is not JSON', '{"access_token"'],
])('%s is left to supabase-js', (_, kept) => {
  expect(peek(kept)).toBeNull();
});

test('a browser that forbids its storage is left to supabase-js', () => {
  const forbidden = {
    getItem: () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  };
  expect(peekSession(forbidden)).toBeNull();
});
