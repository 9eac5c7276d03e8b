import type { Session } from '@supabase/supabase-js';

/** Where the session lives in localStorage. */
export const SESSION_KEY = 'hyrox.session';

/** Nearer to its end than this a token is renewed before it is used, as supabase-js does. */
export const RENEW_BEFORE_S = 90;

/** What the page needs to know of a session. */
export type KnownSession = Pick<Session, 'access_token'> & { user: Pick<Session['user'], 'id' | 'email' | 'app_metadata'> };

/**
 * The session of this browser while its token is good, read without supabase-js: an athlete who comes back sees the coach before
 * that library has arrived. Null for anything else; supabase-js then decides.
 */
export function peekSession(storage: Pick<Storage, 'getItem'>, nowMs = Date.now()): KnownSession | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(SESSION_KEY) ?? 'null');
    return isSession(kept) && kept.expires_at - RENEW_BEFORE_S > nowMs / 1_000 ? kept : null;
  } catch {
    // Forbidden storage, or not ours: supabase-js meets the same and says so.
    return null;
  }
}

function isSession(kept: unknown): kept is KnownSession & { expires_at: number } {
  if (typeof kept !== 'object' || kept === null) return false;
  const { access_token, expires_at, user } = kept as Record<string, unknown>;
  const hasUser = typeof user === 'object' && user !== null && 'id' in user && typeof user.id === 'string';
  return typeof access_token === 'string' && typeof expires_at === 'number' && hasUser;
}
