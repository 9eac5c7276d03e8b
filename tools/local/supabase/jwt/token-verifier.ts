import { hash } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, type JWK } from 'jose';
import { z } from 'zod';
import type { SigningJwk } from '../mint-keys.ts';

const apiKeyClaims = z.looseObject({ role: z.enum(['anon', 'service_role']), exp: z.number() });
const userClaims = z.looseObject({
  role: z.literal('authenticated'),
  iss: z.string(),
  aud: z.literal('authenticated'),
  sub: z.uuid(),
  session_id: z.uuid(),
  exp: z.number(),
});
const claimsSchema = z.discriminatedUnion('role', [apiKeyClaims, userClaims]);

export type TokenClaims = z.infer<typeof claimsSchema>;
export type UserClaims = z.infer<typeof userClaims>;

export interface VerifiedToken {
  claims: TokenClaims;
  /** The claims as the database reads them (`request.jwt.claims`). */
  claimsJson: string;
}

/** The token is not one of ours, is no longer good, or is not a token at all. The message is for the caller. */
export class InvalidTokenError extends Error {}

export type VerifyToken = (token: string) => Promise<VerifiedToken>;

const MAX_TOKEN_LENGTH = 16_384;
const MAX_REMEMBERED = 5_000;

/** The public half, as the JWKS endpoint gives it. */
export function publicJwk(jwk: SigningJwk): JWK {
  const { kty, crv, x, y, kid, alg } = jwk;
  return { kty, crv, x, y, kid, alg, use: 'sig', key_ops: ['verify'] };
}

/**
 * Verifies ES256 tokens of this key alone: API keys by signature, user tokens by issuer and audience too.
 * A good token is remembered by its hash until it expires, so the signature is checked once. Throws `InvalidTokenError`.
 */
export function createTokenVerifier(jwk: SigningJwk, issuer: string): VerifyToken {
  const keys = createLocalJWKSet({ keys: [publicJwk(jwk)] });
  const remembered = new Map<string, VerifiedToken>();

  const verifyAnew = async (token: string): Promise<VerifiedToken> => {
    const { payload } = await jwtVerify(token, keys, { algorithms: ['ES256'], typ: 'JWT', requiredClaims: ['exp', 'role'] });
    const claims = claimsSchema.parse(payload);
    if (claims.role === 'authenticated' && claims.iss !== issuer) throw new Error('The token has another issuer.');
    return { claims, claimsJson: JSON.stringify(claims) };
  };

  return async (token) => {
    if (token.length > MAX_TOKEN_LENGTH) throw new InvalidTokenError('JWT is too long');
    const key = hash('sha256', token, 'base64');
    const known = remembered.get(key);
    if (known && known.claims.exp * 1000 > Date.now()) return known;
    remembered.delete(key);
    const verified = await verifyAnew(token).catch((error: unknown) => {
      const expired = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED';
      throw new InvalidTokenError(expired ? 'JWT expired' : 'JWT is not valid');
    });
    const oldest = remembered.size >= MAX_REMEMBERED ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    remembered.set(key, verified);
    return verified;
  };
}
