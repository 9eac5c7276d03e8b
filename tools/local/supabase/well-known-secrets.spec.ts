import { expect, test } from '@jest/globals';
import { generateSigningJwk, mintApiKey } from './mint-keys.ts';
import { isWellKnownSecret, refuseWellKnownSecrets } from './well-known-secrets.ts';

const jwt = (claims: object) => `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`;

test.each([
  ['the JWT secret of the CLI', ['super-secret', 'jwt-token-with-at-least-32-characters-long'].join('-')],
  ['the JWT secret of the self-hosting example', ['your-super-secret', 'jwt-token-with-at-least-32-characters-long'].join('-')],
  ['a demo key of the CLI', jwt({ iss: 'supabase-demo', role: 'service_role', exp: 1_983_812_996 })],
  ['a key of the self-hosting example', jwt({ role: 'anon', iss: 'supabase', iat: 1_641_769_200 })],
])('%s is refused, and not repeated (A16)', (_name, secret) => {
  expect(isWellKnownSecret(secret)).toBe(true);
  const refuse = () => refuseWellKnownSecrets({ PATH: '/bin', SUPABASE_KEY: secret });
  expect(refuse).toThrow(/^SUPABASE_KEY is a demo secret/);
  expect(refuse).not.toThrow(secret);
});

test('keys made here are nobody else’s', async () => {
  const jwk = await generateSigningJwk();
  expect(() => refuseWellKnownSecrets({ JWT_SIGNING_JWK: JSON.stringify(jwk), PATH: '/bin', EMPTY: '', ABSENT: undefined })).not.toThrow();
  expect(isWellKnownSecret(await mintApiKey(jwk, 'anon', 'http://127.0.0.1'))).toBe(false);
  expect(isWellKnownSecret(jwt({ iss: 'supabase', iat: 1_700_000_000 }))).toBe(false);
});
