import { expect, test } from '@jest/globals';
import { checkCredentials, checkNewPassword, describeAuthError } from './describe-auth-error.ts';

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

test('a weak password is told what it lacks', () => {
  const weak = (reasons: string[]) => describeAuthError({ code: 'weak_password', message: 'x', reasons }).message;
  expect([weak(['pwned']), weak(['characters']), weak(['length'])]).toEqual([
    expect.stringContaining('leaked'),
    expect.stringContaining('Mix'),
    expect.stringContaining('8 characters'),
  ]);
  expect(describeAuthError({ code: 'same_password', message: 'x' }).field).toBe('password');
});

test('too often, unreachable and offline are told apart', () => {
  expect(describeAuthError({ status: 429, message: 'x' }).message).toContain('Wait a minute');
  expect(describeAuthError({ code: 'over_email_send_rate_limit', message: 'x' }).message).toContain('Wait a minute');
  expect(describeAuthError({ name: 'AuthRetryableFetchError', status: 503, message: 'x' }).message).toContain('cannot be reached');
  expect(describeAuthError({ name: 'AuthRetryableFetchError', status: 0, message: 'x' }).message).toContain('No connection');
});

test('a new password is at most what Supabase reads, counted in bytes', () => {
  expect(checkNewPassword('x'.repeat(72))).toBeNull();
  expect(checkNewPassword('x'.repeat(73))?.message).toContain('at most 72');
  expect(checkNewPassword('ü'.repeat(37))?.message).toContain('at most 72');
});
