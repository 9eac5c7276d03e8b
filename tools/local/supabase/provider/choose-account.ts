import type { AuthContext } from '../auth/auth-context.ts';
import { email } from '../auth/read-input.ts';
import { redirectWith } from '../auth/redirect-allow-list.ts';
import type { UserRow } from '../auth/user-row.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { queryRows } from '../open-database.ts';
import { beginSession } from '../session/open-session.ts';
import { sessionFragment } from '../session/session-fragment.ts';
import { accountPage, noSuchProvider } from './account-page.ts';
import { enabledProvider } from './provider-name.ts';

/**
 * `POST /provider`, the form of the account page: 303 to the page that asked, with a session of the user of this e-mail (made when
 * there is none) in its fragment, or with `error=access_denied` when refused or when new accounts are closed.
 */
export async function chooseAccount(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const form = new URLSearchParams(request.bodyText);
  const provider = enabledProvider(form.get('name'), context.providers);
  if (!provider) return noSuchProvider();
  const target = context.redirects.choose(form.get('redirect_to'));
  if (form.get('answer') === 'refuse') {
    return redirectWith(target, { error: 'access_denied', error_description: 'The user denied the request' });
  }
  const address = email.safeParse(form.get('email'));
  if (!address.success) return accountPage(provider, target.href, context, 'Enter an e-mail address, like name@example.com.');
  const session = await beginSession('oauth', context, async (sessionId, firstToken) => {
    const sql = `select s.* from auth.user_of_provider($1, $2, $3) u, auth.open_session(u.id, $4, $5, 'oauth') s`;
    const values = [address.data, provider, context.signUpsAllowed, sessionId, firstToken];
    return (await queryRows<UserRow>(context.database, sql, values))[0];
  });
  if (session) return redirectWith(target, sessionFragment(session));
  return redirectWith(target, {
    error: 'access_denied',
    error_code: 'signup_disabled',
    error_description: 'Signups not allowed for this instance',
  });
}
