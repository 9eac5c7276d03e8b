import type { AuthContext } from '../auth/auth-context.ts';
import { AuthError } from '../auth/auth-error.ts';
import type { Answer, StandInRequest } from '../exchange.ts';
import { enabledProvider } from './provider-name.ts';

/**
 * `GET /authorize?provider=&redirect_to=`: 302 to the provider, whose place is taken by a page of this server.
 * 400 `validation_failed` for a provider that is not switched on.
 */
export function authorize(request: StandInRequest, context: AuthContext): Promise<Answer> {
  const provider = enabledProvider(request.query.get('provider'), context.providers);
  if (!provider) throw new AuthError(400, 'validation_failed', 'Unsupported provider: provider is not enabled');
  const page = new URL(`${context.externalUrl}/provider`);
  const target = context.redirects.choose(request.query.get('redirect_to'));
  page.search = new URLSearchParams({ name: provider, redirect_to: target.href }).toString();
  return Promise.resolve({ status: 302, headers: { location: page.href, 'cache-control': 'no-store' } });
}
