import { queryRows, sqlStateOf, type Database } from '../open-database.ts';
import { AuthError } from '../auth/auth-error.ts';
import type { UserRow } from '../auth/user-row.ts';

export interface UserChange {
  email?: string | undefined;
  passwordHash?: string | undefined;
  /** Merged into what is there; a null removes its key. */
  userMetadata?: Record<string, unknown> | undefined;
  appMetadata?: Record<string, unknown> | undefined;
  confirmEmail?: boolean | undefined;
}

const UNIQUE_VIOLATION = '23505';

/** Writes what is given and leaves the rest. Throws 422 `email_exists` and 404 `user_not_found`. */
export async function saveUser(database: Database, userId: string, change: UserChange): Promise<UserRow> {
  const sql = `update auth.users set
      email = coalesce($2, email),
      encrypted_password = coalesce($3, encrypted_password),
      raw_user_meta_data = (raw_user_meta_data || $4::jsonb) - $5::text[],
      raw_app_meta_data = (raw_app_meta_data || $6::jsonb) - $7::text[],
      email_confirmed_at = case when $8 then coalesce(email_confirmed_at, now()) else email_confirmed_at end,
      updated_at = now()
    where id = $1 returning *`;
  const { userMetadata = {}, appMetadata = {} } = change;
  const metadata = [userMetadata, keysOfNull(userMetadata), appMetadata, keysOfNull(appMetadata)];
  const values = [userId, change.email, change.passwordHash, ...metadata, change.confirmEmail ?? false];
  try {
    const [user] = await queryRows<UserRow>(database, sql, values);
    if (!user) throw new AuthError(404, 'user_not_found', 'User not found');
    return user;
  } catch (error) {
    if (sqlStateOf(error) === UNIQUE_VIOLATION) throw emailTaken();
    throw error;
  }
}

export function emailTaken(): AuthError {
  return new AuthError(422, 'email_exists', 'A user with this email address has already been registered');
}

function keysOfNull(metadata: Record<string, unknown>): string[] {
  return Object.keys(metadata).filter((key) => metadata[key] === null);
}
