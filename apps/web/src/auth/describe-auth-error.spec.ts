import { expect, test } from '@jest/globals';
import { checkCredentials, describeAuthError } from './describe-auth-error.ts';
import { nextPath } from './next-path.ts';

test('what Supabase refuses is said at the field it is about', () => {
  expect(describeAuthError({ code: 'invalid_credentials', message: 'x' }).field).toBe('password');
  expect(describeAuthError({ code: 'user_already_exists', message: 'x' }).field).toBe('email');
  expect(describeAuthError({ code: 'validation_failed', message: 'Unable to validate email address' }).field).toBe('email');
  expect(describeAuthError({ name: 'AuthRetryableFetchError', message: 'x' }).message).toContain('No connection');
  expect(describeAuthError({ code: 'new_one', message: 'In its own words' })).toEqual({ field: 'form', message: 'In its own words' });
});

test('what cannot be right is not sent', () => {
  expect(checkCredentials('name', 'long enough', false)?.field).toBe('email');
  expect(checkCredentials('a@b.co', '', false)?.field).toBe('password');
  expect(checkCredentials('a@b.co', 'short', true)?.field).toBe('password');
  expect(checkCredentials(' a@b.co ', 'short', false)).toBeNull();
});

test.each(['https://evil.example', '//evil.example', '/coach/../evil', '/coach/x', '', undefined, null])(
  'after signing in one does not end up at %s',
  (asked) => {
    expect(nextPath(asked)).toBe('/coach');
  },
);

test('after signing in one is back in the conversation', () => {
  const path = '/coach/0192aaaa-0000-7000-8000-000000000001';
  expect(nextPath(path)).toBe(path);
});
