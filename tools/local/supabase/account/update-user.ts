import { z } from 'zod';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';
import { requireUser, type AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { checkPassword, hashPassword, passwordMatches } from '../auth/password.ts';
import { email, metadata, optionalPassword, readInput } from '../auth/read-input.ts';
import { saveUser } from './save-user.ts';
import { showUser, type UserRow } from '../auth/user-row.ts';

const input = z.object({ email: email.nullish(), password: optionalPassword, data: metadata.nullish() });

/**
 * `PUT /user`: e-mail, password and user_metadata of the caller; metadata is merged, null removes a key.
 * A new password ends the caller's other sessions and the links that were mailed, as Supabase does. 422 `same_password`, `email_exists`; 403 `session_not_found`.
 */
export async function updateUser(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const claims = await requireUser(request, context);
  const { email, password, data } = readInput(request, input);
  const sql = 'select u.* from auth.users u join auth.sessions s on s.user_id = u.id where u.id = $1 and s.id = $2';
  const [user] = await queryRows<UserRow>(context.database, sql, [claims.sub, claims.session_id]);
  if (!user) throw new AuthError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
  if (password !== undefined) {
    checkPassword(password);
    if (await passwordMatches(password, user.encrypted_password)) {
      throw new AuthError(422, 'same_password', 'New password should be different from the old password.');
    }
  }
  const saved = await saveUser(context.database, user.id, {
    email: email ?? undefined,
    passwordHash: password === undefined ? undefined : await hashPassword(password),
    userMetadata: data ?? undefined,
  });
  if (password !== undefined) {
    const sql = `with links as (delete from auth.one_time_tokens where user_id = $1)
      delete from auth.sessions where user_id = $1 and id <> $2`;
    await queryRows(context.database, sql, [user.id, claims.session_id]);
  }
  return { status: 200, json: showUser(saved) };
}
