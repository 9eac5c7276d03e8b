import type { TokenSource } from '../api/token-source.ts';
import { isAuthApiError, isAuthRetryableFetchError, type SessionClient } from './auth-client.ts';

const TOO_MANY_REQUESTS = 429;

/**
 * Tokens of the stored session. A renewal that found no network throws, so that callers come back instead of signing out.
 * One that is refused, after our API refused the token itself, ends the session here at once.
 */
export function sessionToken(auth: SessionClient): TokenSource {
  return {
    current: async () => {
      const { data, error } = await auth.getSession();
      if (error && isTemporary(error)) throw error;
      return data.session?.access_token ?? null;
    },
    refresh: async () => {
      const { data, error } = await auth.refreshSession();
      if (error && isTemporary(error)) throw error;
      if (error && isAuthApiError(error)) await auth.dropSession();
      return data.session?.access_token ?? null;
    },
  };
}

function isTemporary(error: { status?: number | undefined }): boolean {
  return isAuthRetryableFetchError(error) || error.status === TOO_MANY_REQUESTS;
}
