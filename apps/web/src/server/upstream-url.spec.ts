import { expect, test } from '@jest/globals';
import { isServedAuthPath } from './auth-paths.ts';
import { upstreamUrl } from './upstream-url.ts';

test('a path keeps its segments and its query', () => {
  expect(upstreamUrl('http://api:1/', '/api', ['turns', 'a b', 'events'], '?x=1')?.href).toBe('http://api:1/api/turns/a%20b/events?x=1');
});

test.each([[['..', 'admin']], [['.', 'x']], [['']], [[]], [['token', '../admin']], [['a\\..\\b']]])(
  'a path that climbs or is empty is refused: %j',
  (segments) => {
    expect(upstreamUrl('http://api:1', '/api', segments, '')).toBeNull();
  },
);

test('the admin API of Supabase is not served', () => {
  expect(isServedAuthPath(['token'])).toBe(true);
  expect(isServedAuthPath(['admin', 'users'])).toBe(false);
  expect(isServedAuthPath(['constructor'])).toBe(false);
});
