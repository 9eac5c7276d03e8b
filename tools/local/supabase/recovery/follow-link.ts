import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import { redirectWith } from '../auth/redirect-allow-list.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { redeemToken } from './redeem-token.ts';
import { sessionFragment } from '../session/session-fragment.ts';

/**
 * `GET /verify?type=recovery&token=&redirect_to=`, the link of a mail: 303 to the page with the session in its fragment, or with
 * `error=access_denied&error_code=otp_expired`. 400 `validation_failed` for another type.
 */
export async function followLink(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const { query } = request;
  const token = query.get('token') ?? query.get('token_hash') ?? '';
  if (query.get('type') !== 'recovery') throw new AuthError(400, 'validation_failed', 'Verify requires a verification type');
  const target = context.redirects.choose(query.get('redirect_to'));
  const session = await redeemToken(token, undefined, context);
  if (session) return redirectWith(target, { ...sessionFragment(session), type: 'recovery' });
  return redirectWith(target, {
    error: 'access_denied',
    error_code: 'otp_expired',
    error_description: 'Email link is invalid or has expired',
  });
}
