import { z } from 'zod';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';
import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { openSession } from './open-session.ts';
import { passwordMatches } from '../auth/password.ts';
import { readInput } from '../auth/read-input.ts';
import type { UserRow } from '../auth/user-row.ts';

const input = z.object({ email: z.string().trim().toLowerCase().max(255), password: z.string().max(1_024) });

/**
 * `POST /token?grant_type=password`. One sentence and one duration for an unknown e-mail and a wrong password;
 * 429 after too many failures for one e-mail from one address (proxy headers are not believed).
 */
export async function signIn(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const { email, password } = readInput(request, input);
  const attemptsOf = `${email} ${request.remoteAddress}`;
  if (!context.signInLimit.take(attemptsOf)) throw new AuthError(429, 'over_request_rate_limit', 'Request rate limit reached');
  const [user] = await queryRows<UserRow>(context.database, 'select * from auth.users where email = $1', [email]);
  const matches = await passwordMatches(password, user?.encrypted_password);
  if (!user || !matches) throw new AuthError(400, 'invalid_credentials', 'Invalid login credentials');
  if (!user.email_confirmed_at) throw new AuthError(400, 'email_not_confirmed', 'Email not confirmed');
  context.signInLimit.forgive(attemptsOf);
  return openSession(user.id, 'password', context);
}
