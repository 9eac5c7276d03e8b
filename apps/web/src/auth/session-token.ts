import type { TokenSource } from '../api/token-source.ts';
import { type AuthClient, isAuthRetryableFetchError } from './auth-client.ts';

/** Tokens of the stored session. A renewal that found no network throws, so that callers come back instead of signing out. */
export function sessionToken(auth: AuthClient): TokenSource {
  const read = async (answer: ReturnType<AuthClient['getSession'] | AuthClient['refreshSession']>): Promise<string | null> => {
    const { data, error } = await answer;
    if (error && isAuthRetryableFetchError(error)) throw error;
    return data.session?.access_token ?? null;
  };
  return { current: () => read(auth.getSession()), refresh: () => read(auth.refreshSession()) };
}
