import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';
import { requireUser, type AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { showUser, type UserRow } from '../auth/user-row.ts';

/** `GET /user`. 403 `session_not_found` after a sign-out, although the token itself is still good. */
export async function readUser(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const claims = await requireUser(request, context);
  const sql = 'select u.* from auth.users u join auth.sessions s on s.user_id = u.id where u.id = $1 and s.id = $2';
  const [user] = await queryRows<UserRow>(context.database, sql, [claims.sub, claims.session_id]);
  if (!user) throw new AuthError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
  return { status: 200, json: showUser(user) };
}
