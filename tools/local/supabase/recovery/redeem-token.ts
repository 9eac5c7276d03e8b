import type { AuthContext } from '../auth/auth-context.ts';
import { queryRows } from '../open-database.ts';
import { beginSession, hashToken, type SessionAnswer } from '../session/open-session.ts';
import type { UserRow } from '../auth/user-row.ts';

/** Opens a session for the token of a mail and uses it up. Undefined when it is unknown, used, replaced, expired or of another e-mail. */
export async function redeemToken(token: string, ofEmail: string | undefined, context: AuthContext): Promise<SessionAnswer | undefined> {
  return beginSession('otp', context, async (sessionId, firstToken) => {
    const sql = 'select * from auth.redeem_recovery($1, $2, $3, $4)';
    return (await queryRows<UserRow>(context.database, sql, [hashToken(token), ofEmail, sessionId, firstToken]))[0];
  });
}
