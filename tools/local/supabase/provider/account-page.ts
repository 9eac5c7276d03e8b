import type { AuthContext } from '../auth/auth-context.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { escapeHtml, htmlPage } from '../html-page.ts';
import { enabledProvider, PROVIDER_TITLES, type ProviderName } from './provider-name.ts';

/** `GET /provider?name=&redirect_to=`, in the place of Google's or Apple's own page: whoever sits here may be anybody. */
export function showAccountPage(request: StandInRequest, context: AuthContext): Answer {
  const provider = enabledProvider(request.query.get('name'), context.providers);
  return provider ? accountPage(provider, request.query.get('redirect_to') ?? '', context) : noSuchProvider();
}

export function accountPage(provider: ProviderName, redirectTo: string, context: AuthContext, complaint?: string): Answer {
  const title = `Choose an account at ${PROVIDER_TITLES[provider]}`;
  const page = htmlPage(
    title,
    `<h1>${title}</h1>
    <p class="quiet">This is not ${PROVIDER_TITLES[provider]}: it is the local stand-in, which believes any address.</p>
    <form method="post" action="/provider">
      <input type="hidden" name="name" value="${provider}">
      <input type="hidden" name="redirect_to" value="${escapeHtml(redirectTo)}">
      <label for="email">E-mail</label>
      <input id="email" name="email" type="email" autocomplete="email" autofocus>
      ${complaint === undefined ? '' : `<p role="alert">${escapeHtml(complaint)}</p>`}
      <button type="submit" name="answer" value="allow">Continue</button>
      <button type="submit" name="answer" value="refuse" class="quiet" formnovalidate>Refuse</button>
    </form>`,
    context.redirects.origins,
  );
  return complaint === undefined ? page : { ...page, status: 400 };
}

export function noSuchProvider(): Answer {
  const page = htmlPage(
    'No such provider',
    '<h1>No such provider</h1><p>It is not switched on: start with AUTH_PROVIDERS=google,apple.</p>',
  );
  return { ...page, status: 404 };
}
