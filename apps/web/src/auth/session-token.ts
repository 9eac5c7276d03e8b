import type { TokenSource } from '../api/token-source.ts';
import type { ClientLoader } from './session/load-session-client.ts';
import { peekSession } from './session/peek-session.ts';

const TOO_MANY_REQUESTS = 429;

/**
 * Tokens of the stored session. A renewal that found no network throws, so that callers come back instead of signing out.
 * One that is refused, after our API refused the token itself, ends the session here at once.
 */
export function sessionToken({ load, loaded }: ClientLoader): TokenSource {
  return {
    current: async () => {
      const known = loaded() ? null : peekSession(window.localStorage);
      if (known) return known.access_token;
      const { data, error } = await (await load()).getSession();
      if (error && isTemporary(error)) throw error;
      return data.session?.access_token ?? null;
    },
    refresh: async () => {
      const auth = await load();
      const { data, error } = await auth.refreshSession();
      if (error && isTemporary(error)) throw error;
      if (error?.name === 'AuthApiError') await auth.dropSession();
      return data.session?.access_token ?? null;
    },
  };
}

/** By its name, as supabase-js itself tells them apart: the library need not be here to know its errors. */
export const isTemporary = (error: { name: string; status?: number | undefined }): boolean =>
  error.name === 'AuthRetryableFetchError' || error.status === TOO_MANY_REQUESTS;
