import { expect, test } from '@jest/globals';
import { createRedirectAllowList, redirectWith } from './redirect-allow-list.ts';

const list = createRedirectAllowList(['http://127.0.0.1:3000', 'https://app.example']);

test.each(['http://127.0.0.1:3000/reset-password', 'https://app.example/auth/callback?flow=1'])(
  'the browser may be sent to %s',
  (asked) => {
    expect(list.choose(asked).href).toBe(asked);
  },
);

test.each([
  'https://evil.example/',
  'http://127.0.0.1:3001/',
  'https://127.0.0.1:3000/',
  'http://127.0.0.1:3000.evil.example/',
  'http://127.0.0.1:3000@evil.example/',
  'http://me@127.0.0.1:3000/',
  'https://app.example.evil/',
  'https://sub.app.example/',
  '//evil.example',
  '/reset-password',
  'javascript:alert(1)',
  'null',
  '',
  null,
])('asked for %s it is sent to the site (H06)', (asked) => {
  expect(list.choose(asked).href).toBe('http://127.0.0.1:3000/');
});

test('the session travels in the fragment, and the query that was asked for stays', () => {
  const { headers } = redirectWith(new URL('https://app.example/auth/callback?flow=1#old'), { access_token: 'a b&c' });
  expect(headers['location']).toBe('https://app.example/auth/callback?flow=1#access_token=a+b%26c');
});
