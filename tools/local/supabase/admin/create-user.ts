import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AuthContext } from '../auth/auth-context.ts';
import { checkPassword, hashPassword } from '../auth/password.ts';
import { email, metadata, optionalPassword, readInput } from '../auth/read-input.ts';
import { emailTaken } from '../account/save-user.ts';
import { showUser, type UserRow } from '../auth/user-row.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';

const input = z.object({
  id: z.uuid().default(() => randomUUID()),
  email,
  password: optionalPassword,
  email_confirm: z.boolean().nullish(),
  user_metadata: metadata.nullish(),
  app_metadata: metadata.nullish(),
});

/** `POST /admin/users`: a user without a session, unconfirmed unless `email_confirm`. 422 `email_exists`. */
export async function createUser(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const user = readInput(request, input);
  if (user.password !== undefined) checkPassword(user.password);
  const passwordHash = user.password === undefined ? null : await hashPassword(user.password);
  const sql = `insert into auth.users (id, email, encrypted_password, email_confirmed_at, raw_user_meta_data, raw_app_meta_data)
    values ($1, $2, $3, case when $4 then now() end, $5, $6) on conflict do nothing returning *`;
  const appMetadata = { provider: 'email', providers: ['email'], ...user.app_metadata };
  const values = [user.id, user.email, passwordHash, user.email_confirm ?? false, user.user_metadata ?? {}, appMetadata];
  const [created] = await queryRows<UserRow>(context.database, sql, values);
  if (!created) throw emailTaken();
  return { status: 200, json: showUser(created) };
}
