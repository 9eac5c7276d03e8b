import { z } from 'zod';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';
import { requireUser, type AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';

const scopes = z.enum(['global', 'local', 'others']);

/** `POST /logout?scope=global|local|others`: the sessions end with their refresh tokens; access tokens live on until they expire. */
export async function signOut(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const claims = await requireUser(request, context);
  const scope = scopes.safeParse(request.query.get('scope') ?? 'global').data;
  if (!scope) throw new AuthError(400, 'validation_failed', 'scope has to be global, local or others');
  const sql = `delete from auth.sessions where user_id = $1
    and case $3 when 'local' then id = $2 when 'others' then id <> $2 else true end`;
  await queryRows(context.database, sql, [claims.sub, claims.session_id, scope]);
  return { status: 204 };
}
