import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { Answer } from '../exchange.ts';
import type { SessionClaims, SignInMethod, TokenSigner } from '../jwt/token-signer.ts';
import { queryRows } from '../open-database.ts';
import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { showUser, type UserRow } from '../auth/user-row.ts';

/** What supabase-js makes its session of. */
export interface SessionAnswer {
  access_token: string;
  token_type: 'bearer';
  expires_in: number;
  expires_at: number;
  refresh_token: string;
  user: Record<string, unknown>;
}

/** Refresh tokens and one-time tokens are kept as their hash: whoever reads the database cannot use them. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url');
}

/** Starts a session for a user who has just proved who they are. Throws 403 `user_not_found` when the user is gone. */
export async function openSession(userId: string, method: SignInMethod, context: AuthContext): Promise<Answer> {
  const session = await beginSession(method, context, async (sessionId, firstToken) => {
    const sql = 'select * from auth.open_session($1, $2, $3, $4)';
    return (await queryRows<UserRow>(context.database, sql, [userId, sessionId, firstToken, method]))[0];
  });
  if (!session) throw new AuthError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  return { status: 200, json: session };
}

/** Makes the tokens of a new session around the statement that opens it. Undefined when `open` finds no user. */
export async function beginSession(
  method: SignInMethod,
  context: AuthContext,
  open: (sessionId: string, hashedToken: string) => Promise<UserRow | undefined>,
): Promise<SessionAnswer | undefined> {
  const refreshToken = randomBytes(24).toString('base64url');
  const sessionId = randomUUID();
  const user = await open(sessionId, hashToken(refreshToken));
  // The database's moment, which a refresh reads again; ours may be in another second.
  return (
    user &&
    showSession(user, { sessionId, aal: 'aal1', method, signedInAt: user.last_sign_in_at ?? new Date() }, refreshToken, context.signer)
  );
}

/** Signs the access token that goes with a refresh token. */
export async function showSession(
  user: UserRow,
  session: SessionClaims,
  refreshToken: string,
  signer: TokenSigner,
): Promise<SessionAnswer> {
  const { token, expiresAt } = await signer.signAccessToken(user, session);
  return {
    access_token: token,
    token_type: 'bearer',
    expires_in: signer.accessTokenTtlS,
    expires_at: expiresAt,
    refresh_token: refreshToken,
    user: showUser(user),
  };
}
