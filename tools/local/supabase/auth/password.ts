import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { AuthError } from './auth-error.ts';

const MIN_LENGTH = 6;
// Supabase hashes with bcrypt, which reads no further.
const MAX_LENGTH = 72;
const COST = 16_384;
const BLOCK_SIZE = 8;
const KEY_BYTES = 32;
const PREFIX = `$scrypt$n=${COST},r=${BLOCK_SIZE},p=1`;

/** Throws 422 `weak_password` or 400 `validation_failed` for a password Supabase would not take either. */
export function checkPassword(password: string): void {
  if (password.length < MIN_LENGTH) {
    const message = `Password should be at least ${MIN_LENGTH} characters.`;
    throw new AuthError(422, 'weak_password', message, { weak_password: { reasons: ['length'], message } });
  }
  if (password.length > MAX_LENGTH)
    throw new AuthError(400, 'validation_failed', `Password cannot be longer than ${MAX_LENGTH} characters`);
}

/** `$scrypt$n=…,r=…,p=1$<salt>$<key>`, about 40 ms off the event loop: in the database it would block everybody. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `${PREFIX}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** True when the password made this hash. A missing or foreign hash takes as long and is false, so timing tells nothing. */
export async function passwordMatches(password: string, stored: string | null | undefined): Promise<boolean> {
  const [salt, key] = stored?.startsWith(`${PREFIX}$`) ? stored.slice(PREFIX.length + 1).split('$') : [];
  const derived = await derive(password, salt === undefined ? randomBytes(16) : Buffer.from(salt, 'base64url'));
  const wanted = Buffer.from(key ?? '', 'base64url');
  return wanted.length === derived.length && timingSafeEqual(wanted, derived);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, { N: COST, r: BLOCK_SIZE, p: 1 }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
