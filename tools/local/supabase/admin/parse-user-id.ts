import { z } from 'zod';
import { AuthError } from '../auth/auth-error.ts';

/** The id in the path. Throws 404 `user_not_found` when it cannot be one. */
export function parseUserId(text: string): string {
  const parsed = z.uuid().safeParse(text);
  if (!parsed.success) throw new AuthError(404, 'user_not_found', 'User not found');
  return parsed.data;
}
