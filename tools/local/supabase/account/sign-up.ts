import { z } from 'zod';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';
import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { openSession } from '../session/open-session.ts';
import { checkPassword, hashPassword } from '../auth/password.ts';
import { email, metadata, readInput } from '../auth/read-input.ts';

const input = z.object({
  email,
  password: z.string({ error: 'Signup requires a valid password' }),
  data: metadata.nullish().transform((data) => data ?? {}),
});

/** `POST /signup`: makes the user, confirmed at once (nobody reads mail here), and signs them in. 422 for a known e-mail. */
export async function signUp(request: StandInRequest, context: AuthContext): Promise<Answer> {
  if (!context.signUpsAllowed) throw new AuthError(422, 'signup_disabled', 'Signups not allowed for this instance');
  const { email, password, data } = readInput(request, input);
  checkPassword(password);
  const sql = `insert into auth.users (email, encrypted_password, raw_user_meta_data, email_confirmed_at)
    values ($1, $2, $3, now()) on conflict (email) do nothing returning id`;
  const [user] = await queryRows<{ id: string }>(context.database, sql, [email, await hashPassword(password), data]);
  if (!user) throw new AuthError(422, 'user_already_exists', 'User already registered');
  return openSession(user.id, 'password', context);
}
