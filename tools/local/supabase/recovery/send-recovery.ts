import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { email, readInput } from '../auth/read-input.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';
import { hashToken } from '../session/open-session.ts';

const input = z.object({ email });

/** How long the link of a mail is good, and how long the mail is kept. */
const LIFETIME = '1 hour';

/**
 * `POST /recover?redirect_to=`: mails a link that opens a session once, within an hour. The same empty answer whether or not the
 * address is known; 429 `over_email_send_rate_limit` for a second mail to one address within a minute, known or not.
 */
export async function sendRecovery(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const { email } = readInput(request, input);
  if (!context.mailLimit.take(email)) {
    throw new AuthError(429, 'over_email_send_rate_limit', 'For security purposes, you can only request this once every 60 seconds.');
  }
  const token = randomBytes(32).toString('base64url');
  const target = context.redirects.choose(request.query.get('redirect_to'));
  const values = [email, hashToken(token), LIFETIME, recoveryMail(`${context.externalUrl}/auth/v1/verify`, token, target)];
  await queryRows(context.database, 'select auth.send_recovery($1, $2, $3::interval, $4)', values);
  return { status: 200, json: {} };
}

function recoveryMail(verifyUrl: string, token: string, target: URL): Record<string, string> {
  const link = new URL(verifyUrl);
  link.search = new URLSearchParams({ token, type: 'recovery', redirect_to: target.href }).toString();
  return {
    subject: 'Choose a new password',
    body: 'Somebody, probably you, wants a new password for this account. The link works once and for one hour. If it was not you, do nothing.',
    link: link.href,
  };
}
