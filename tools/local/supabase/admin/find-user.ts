import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { showUser, type UserRow } from '../auth/user-row.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';
import { parseUserId } from './parse-user-id.ts';

/** `GET /admin/users/:id`. 404 `user_not_found`. */
export async function findUser(userId: string, _request: StandInRequest, context: AuthContext): Promise<Answer> {
  const [user] = await queryRows<UserRow>(context.database, 'select * from auth.users where id = $1', [parseUserId(userId)]);
  if (!user) throw new AuthError(404, 'user_not_found', 'User not found');
  return { status: 200, json: showUser(user) };
}
