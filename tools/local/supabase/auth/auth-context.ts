import type { TokenSigner } from '../jwt/token-signer.ts';
import type { UserClaims, VerifyToken } from '../jwt/token-verifier.ts';
import { InvalidTokenError } from '../jwt/token-verifier.ts';
import { bearerOf, type StandInRequest } from '../exchange.ts';
import type { Database } from '../open-database.ts';
import { AuthError } from './auth-error.ts';
import type { AttemptLimit } from './attempt-limit.ts';
import type { ProviderName } from '../provider/provider-name.ts';
import type { RedirectAllowList } from './redirect-allow-list.ts';

/** What every verb of the auth face works with. */
export interface AuthContext {
  database: Database;
  signer: TokenSigner;
  verifyToken: VerifyToken;
  signInLimit: AttemptLimit;
  /** Mails per e-mail address. */
  mailLimit: AttemptLimit;
  signUpsAllowed: boolean;
  /** Google and Apple, when they are stood in for. */
  providers: readonly ProviderName[];
  redirects: RedirectAllowList;
  /** What a browser calls this server. */
  externalUrl: string;
}

/** The claims of the signed-in caller. Throws 401 without a user token, 403 `bad_jwt` with a wrong one. */
export async function requireUser(request: StandInRequest, context: AuthContext): Promise<UserClaims> {
  const { claims } = await verified(request, context);
  if (claims.role !== 'authenticated') throw new AuthError(403, 'bad_jwt', 'invalid claim: missing sub claim');
  return claims;
}

/** Lets only the service key pass. Throws 403 `not_admin`. */
export async function requireServiceRole(request: StandInRequest, context: AuthContext): Promise<void> {
  const { claims } = await verified(request, context);
  if (claims.role !== 'service_role') throw new AuthError(403, 'not_admin', 'User not allowed');
}

async function verified(request: StandInRequest, context: AuthContext): ReturnType<VerifyToken> {
  const token = bearerOf(request.headers);
  if (token === undefined) throw new AuthError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  try {
    return await context.verifyToken(token);
  } catch (error) {
    if (error instanceof InvalidTokenError) throw new AuthError(403, 'bad_jwt', `invalid JWT: ${error.message}`);
    throw error;
  }
}
