import { z } from 'zod';
import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { readInput } from '../auth/read-input.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';
import { parseUserId } from './parse-user-id.ts';

const input = z.object({ should_soft_delete: z.boolean().nullish() });

/** `DELETE /admin/users/:id`: the user and, by cascade, everything that hangs on it. 404 `user_not_found`. */
export async function deleteUser(userId: string, request: StandInRequest, context: AuthContext): Promise<Answer> {
  const id = parseUserId(userId);
  if (readInput(request, input).should_soft_delete) {
    throw new AuthError(400, 'validation_failed', 'The local stand-in deletes for good; should_soft_delete is not available.');
  }
  const [gone] = await queryRows<{ id: string }>(context.database, 'delete from auth.users where id = $1 returning id', [id]);
  if (!gone) throw new AuthError(404, 'user_not_found', 'User not found');
  return { status: 200, json: {} };
}
