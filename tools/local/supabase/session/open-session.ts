import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { Answer } from '../exchange.ts';
import type { SessionClaims, TokenSigner } from '../jwt/token-signer.ts';
import { queryRows } from '../open-database.ts';
import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { showUser, type UserRow } from '../auth/user-row.ts';

/** Refresh tokens are kept as their hash: whoever reads the database cannot use them. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url');
}

/** Starts a session for a user who has just proved who they are. Throws 403 `user_not_found` when the user is gone. */
export async function openSession(userId: string, context: AuthContext): Promise<Answer> {
  const refreshToken = randomBytes(24).toString('base64url');
  const sessionId = randomUUID();
  const sql = 'select * from auth.open_session($1, $2, $3)';
  const [user] = await queryRows<UserRow>(context.database, sql, [userId, sessionId, hashToken(refreshToken)]);
  if (!user) throw new AuthError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  return showSession(user, { sessionId, aal: 'aal1', signedInAt: new Date() }, refreshToken, context.signer);
}

/** The answer supabase-js makes its session of. */
export async function showSession(user: UserRow, session: SessionClaims, refreshToken: string, signer: TokenSigner): Promise<Answer> {
  const { token, expiresAt } = await signer.signAccessToken(user, session);
  return {
    status: 200,
    json: {
      access_token: token,
      token_type: 'bearer',
      expires_in: signer.accessTokenTtlS,
      expires_at: expiresAt,
      refresh_token: refreshToken,
      user: showUser(user),
    },
  };
}
