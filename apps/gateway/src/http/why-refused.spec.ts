import { expect, test } from '@jest/globals';
import { ServiceError } from '@hyrox/contracts';
import { errors } from 'jose';
import { RefusalSamples, whyRefused } from './why-refused.ts';

const refused = (message: string, cause?: unknown) => whyRefused(new ServiceError('unauthenticated', message, { cause }));

test.each([
  [new errors.JWTExpired('"exp" of a@b.c is over', { sub: 'a' }), 'expired'],
  [new errors.JWSSignatureVerificationFailed(), 'bad signature'],
  [new errors.JWKSNoMatchingKey(), 'signed with a key that nobody publishes'],
  [new errors.JWTInvalid('eyJhbGciOi'), 'no token of ours'],
])('%s is said without a word of the token', (cause, said) => expect(refused('Please sign in again', cause)).toBe(said));

test('what our own checks refuse has its reason too', () => {
  expect(refused('This session has ended. Please sign in again')).toBe('session ended');
  expect(refused('Please sign in')).toBe('no token');
  expect(refused('Please sign in again')).toBe('no token of an athlete');
});

test('a reason is said once a minute, with how many there were', () => {
  let nowMs = 0;
  const samples = new RefusalSamples(() => nowMs);
  expect([samples.take('expired'), samples.take('expired'), samples.take('no token')]).toEqual([1, undefined, 1]);
  nowMs = 60_000;
  expect([samples.take('expired'), samples.take('no token')]).toEqual([2, 1]);
});
