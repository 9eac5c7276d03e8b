import type { AuthContext } from './auth/auth-context.ts';
import type { Answer, StandInRequest } from './exchange.ts';
import { htmlPage, PRIVATE_HEADERS } from './html-page.ts';
import { inboxPage } from './inbox/inbox-page.ts';
import { listMails } from './inbox/list-mails.ts';
import { showAccountPage } from './provider/account-page.ts';
import { chooseAccount } from './provider/choose-account.ts';

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * The stand-in's own pages: the inbox, and what stands in for Google and Apple. They are for a person at this machine, so a request
 * under any other name is refused: a foreign site whose name was pointed here could read the links otherwise. Undefined for no page.
 */
export async function routePages(request: StandInRequest, context: AuthContext): Promise<Answer | undefined> {
  const page = pick(request, context);
  if (!page) return undefined;
  return LOCAL_HOST.test(request.headers.host ?? '') ? page() : onlyHere();
}

function pick(request: StandInRequest, context: AuthContext): (() => Promise<Answer> | Answer) | undefined {
  const to = request.query.get('to');
  switch (`${request.method} ${request.path}`) {
    case 'GET /inbox':
      return async () => inboxPage(await listMails(context.database, to), to);
    case 'GET /inbox.json':
      return async () => ({ status: 200, json: await listMails(context.database, to), headers: { ...PRIVATE_HEADERS } });
    case 'GET /provider':
      return () => showAccountPage(request, context);
    case 'POST /provider':
      return () => chooseAccount(request, context);
    default:
      return undefined;
  }
}

function onlyHere(): Answer {
  return { ...htmlPage('Only here', '<h1>Only here</h1><p>Open this page as 127.0.0.1 or localhost.</p>'), status: 403 };
}
