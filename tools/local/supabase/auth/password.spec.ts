import { describe, expect, it } from '@jest/globals';
import { checkPassword, hashPassword, passwordMatches } from './password.ts';

describe('password', () => {
  it('matches the password that made the hash and no other', async () => {
    const stored = await hashPassword('sled push');
    expect(await passwordMatches('sled push', stored)).toBe(true);
    expect(await passwordMatches('sled pull', stored)).toBe(false);
  });

  it('gives two hashes for one password', async () => {
    expect(await hashPassword('sled push')).not.toBe(await hashPassword('sled push'));
  });

  it.each([null, undefined, '', '$2a$10$bcrypt', '$scrypt$n=16384,r=8,p=1$', '$scrypt$n=16384,r=8,p=1$c2FsdA$'])(
    'matches nothing when the stored hash is %p',
    async (stored) => {
      expect(await passwordMatches('', stored)).toBe(false);
    },
  );

  it.each([
    ['five5', 'weak_password'],
    ['x'.repeat(73), 'validation_failed'],
  ])('refuses %p', (password, code) => {
    expect(() => checkPassword(password)).toThrow(expect.objectContaining({ code }));
  });

  it('takes six to seventy-two characters', () => {
    expect(() => [checkPassword('sixsix'), checkPassword('x'.repeat(72))]).not.toThrow();
  });
});
