import { z } from 'zod';
import type { Answer, StandInRequest } from '../exchange.ts';
import type { SignInMethod } from '../jwt/token-signer.ts';
import { queryRows } from '../open-database.ts';
import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { hashToken, showSession } from './open-session.ts';
import { readInput } from '../auth/read-input.ts';
import type { UserRow } from '../auth/user-row.ts';

const input = z.object({ refresh_token: z.string().min(1).max(1_024) });

const REUSE_GRACE = '10 seconds';

type Rotation = UserRow & {
  outcome: 'rotated' | 'reused' | 'not_found';
  session_id: string;
  session_aal: string;
  session_method: SignInMethod;
  session_created_at: Date;
};

/**
 * `POST /token?grant_type=refresh_token`: the token is used up and its successor given. A used token that comes again after
 * 10 s ends the session it belongs to, whoever holds it: 400 `refresh_token_already_used`, then `refresh_token_not_found`.
 */
export async function refreshSession(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const presented = readInput(request, input).refresh_token;
  const successor = context.signer.successorOf(presented);
  const sql = `select r.outcome, (r.session).id as session_id, (r.session).aal as session_aal, (r.session).method as session_method,
    (r.session).created_at as session_created_at, u.*
    from auth.rotate_refresh_token($1, $2, $3::interval) r left join auth.users u on u.id = (r.session).user_id`;
  const [rotation] = await queryRows<Rotation>(context.database, sql, [hashToken(presented), hashToken(successor), REUSE_GRACE]);
  if (rotation?.outcome === 'reused') throw new AuthError(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');
  if (rotation?.outcome !== 'rotated')
    throw new AuthError(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
  const session = {
    sessionId: rotation.session_id,
    aal: rotation.session_aal,
    method: rotation.session_method,
    signedInAt: rotation.session_created_at,
  };
  return { status: 200, json: await showSession(rotation, session, successor, context.signer) };
}
