import { createHmac } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { SigningJwk } from '../mint-keys.ts';
import type { UserRow } from '../auth/user-row.ts';

/** `otp` is Supabase's word for the link of a mail. */
export type SignInMethod = 'password' | 'oauth' | 'otp';

export interface SessionClaims {
  sessionId: string;
  aal: string;
  /** How the user proved who they are. */
  method: SignInMethod;
  signedInAt: Date;
}

export interface TokenSigner {
  accessTokenTtlS: number;
  /** Signs the claims Supabase Auth puts into an access token; `expiresAt` is in seconds since 1970. */
  signAccessToken(user: UserRow, session: SessionClaims): Promise<{ token: string; expiresAt: number }>;
  /** The one refresh token that follows `token`: asking twice gives the same, so two tabs that refresh at once agree. */
  successorOf(token: string): string;
}

/** Everything that is made with the private key. */
export async function createTokenSigner(options: { jwk: SigningJwk; issuer: string; accessTokenTtlS: number }): Promise<TokenSigner> {
  const { jwk, issuer, accessTokenTtlS } = options;
  const key = await importJWK(jwk, 'ES256');
  return {
    accessTokenTtlS,
    signAccessToken: async (user, session) => {
      const issuedAt = Math.floor(Date.now() / 1000);
      const expiresAt = issuedAt + accessTokenTtlS;
      const token = await new SignJWT(claimsOf(user, session))
        .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: jwk.kid })
        .setIssuer(issuer)
        .setSubject(user.id)
        .setAudience('authenticated')
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt };
    },
    successorOf: (token) => createHmac('sha256', jwk.d).update(`refresh token after ${token}`).digest('base64url'),
  };
}

function claimsOf(user: UserRow, session: SessionClaims): Record<string, unknown> {
  return {
    email: user.email ?? '',
    phone: user.phone ?? '',
    role: user.role,
    aal: session.aal,
    amr: [{ method: session.method, timestamp: Math.floor(session.signedInAt.getTime() / 1000) }],
    session_id: session.sessionId,
    app_metadata: user.raw_app_meta_data,
    user_metadata: user.raw_user_meta_data,
    is_anonymous: user.is_anonymous,
  };
}
