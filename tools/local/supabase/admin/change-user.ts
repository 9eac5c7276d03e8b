import { z } from 'zod';
import type { AuthContext } from '../auth/auth-context.ts';
import { checkPassword, hashPassword } from '../auth/password.ts';
import { email, metadata, optionalPassword, readInput } from '../auth/read-input.ts';
import { saveUser } from '../account/save-user.ts';
import { showUser } from '../auth/user-row.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { parseUserId } from './parse-user-id.ts';

const input = z.object({
  email: email.nullish(),
  password: optionalPassword,
  email_confirm: z.boolean().nullish(),
  user_metadata: metadata.nullish(),
  app_metadata: metadata.nullish(),
});

/** `PUT /admin/users/:id`: as the user's own update, and app_metadata (roles) too. Metadata is merged. 404, 422. */
export async function changeUser(userId: string, request: StandInRequest, context: AuthContext): Promise<Answer> {
  const id = parseUserId(userId);
  const change = readInput(request, input);
  if (change.password !== undefined) checkPassword(change.password);
  const saved = await saveUser(context.database, id, {
    email: change.email ?? undefined,
    passwordHash: change.password === undefined ? undefined : await hashPassword(change.password),
    confirmEmail: change.email_confirm ?? undefined,
    userMetadata: change.user_metadata ?? undefined,
    appMetadata: change.app_metadata ?? undefined,
  });
  return { status: 200, json: showUser(saved) };
}
