import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { generateSigningJwk, mintApiKey } from '../mint-keys.ts';
import type { UserRow } from '../auth/user-row.ts';
import { createTokenSigner } from './token-signer.ts';
import { createTokenVerifier, InvalidTokenError, publicJwk } from './token-verifier.ts';

const issuer = 'http://127.0.0.1:1/auth/v1';
const userId = '019a8c5e-7a64-7cc1-9b60-0d5f4a4f8a11';
const user = { id: userId, email: 'ana@example.test', role: 'authenticated', raw_app_meta_data: {}, raw_user_meta_data: {} } as UserRow;
const session = { sessionId: '019a8c5e-7a64-7cc1-9b60-0d5f4a4f8a12', aal: 'aal1', method: 'password' as const, signedInAt: new Date() };

async function signerAndVerifier() {
  const jwk = await generateSigningJwk();
  return { jwk, signer: await createTokenSigner({ jwk, issuer, accessTokenTtlS: 900 }), verify: createTokenVerifier(jwk, issuer) };
}

describe('token verifier', () => {
  beforeEach(() => {
    const everythingButDate = ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout', 'setInterval', 'performance'] as const;
    jest.useFakeTimers({ doNotFake: [...everythingButDate] });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('remembers a good token, and refuses it once it has expired', async () => {
    const { signer, verify } = await signerAndVerifier();
    const { token, expiresAt } = await signer.signAccessToken(user, session);
    const first = await verify(token);
    expect(first.claims).toMatchObject({ sub: userId, role: 'authenticated', iss: issuer });
    expect(JSON.parse(first.claimsJson)).toEqual(first.claims);
    jest.setSystemTime((expiresAt - 1) * 1000);
    expect(await verify(token)).toBe(first);
    jest.setSystemTime(expiresAt * 1000);
    await expect(verify(token)).rejects.toThrow(new InvalidTokenError('JWT expired'));
  });

  it('takes both API keys', async () => {
    const { jwk, verify } = await signerAndVerifier();
    expect((await verify(await mintApiKey(jwk, 'anon', 'anywhere'))).claims.role).toBe('anon');
    expect((await verify(await mintApiKey(jwk, 'service_role', 'anywhere'))).claims.role).toBe('service_role');
  });

  it('never shows the private half', async () => {
    const { jwk } = await signerAndVerifier();
    expect(publicJwk(jwk)).toEqual({
      kty: 'EC',
      crv: 'P-256',
      alg: 'ES256',
      use: 'sig',
      key_ops: ['verify'],
      kid: jwk.kid,
      x: jwk.x,
      y: jwk.y,
    });
  });
});
