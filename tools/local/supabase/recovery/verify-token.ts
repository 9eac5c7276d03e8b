import { z } from 'zod';
import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { email, readInput } from '../auth/read-input.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { redeemToken } from './redeem-token.ts';

const type = z.literal('recovery', { error: 'Verify requires a verification type' });
const token = z.string().min(1).max(1_024);
const input = z.union([z.object({ type, token_hash: token }), z.object({ type, email, token })], {
  error: 'Only the token_hash or email and token should be provided, with the type recovery',
});

/** `POST /verify`, what `verifyOtp` calls: a session for the token of a mail, once. 403 `otp_expired`, 400 `validation_failed`. */
export async function verifyToken(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const given = readInput(request, input);
  const session =
    'token_hash' in given ? await redeemToken(given.token_hash, undefined, context) : await redeemToken(given.token, given.email, context);
  if (!session) throw new AuthError(403, 'otp_expired', 'Email link is invalid or has expired');
  return { status: 200, json: session };
}
