import { AuthClient as SupabaseAuthClient } from '@supabase/supabase-js';
import { markLeaving } from './session/leaving-mark.ts';
import { SESSION_KEY } from './session/peek-session.ts';

export type { Session } from '@supabase/supabase-js';
export { isAuthApiError, isAuthRetryableFetchError, isAuthSessionMissingError } from '@supabase/supabase-js';

export type AuthClient = InstanceType<typeof SupabaseAuthClient>;

/** Where the session of a reset link lives in sessionStorage, until the new password is saved. */
export const RECOVERY_KEY = 'hyrox.recovery';

/** Holds the session of this browser. Leaving is noted, so that no tab of it blames another device. */
export class SessionClient extends SupabaseAuthClient {
  override signOut(options?: Parameters<AuthClient['signOut']>[0]): ReturnType<AuthClient['signOut']> {
    if (options?.scope !== 'others') markLeaving(window.localStorage);
    return super.signOut(options);
  }

  /** Forgets a session that the server has ended: supabase-js keeps it until its token expires. */
  async dropSession(): Promise<void> {
    await super.signOut({ scope: 'local' });
  }
}

/**
 * The sign-in part of supabase-js, speaking to our own origin. The parts for tables, files and realtime are left out:
 * this app reads everything through its own API.
 */
export function createAuthClient(origin: string, anonKey: string): SessionClient {
  return new SessionClient({ ...optionsFor(origin, anonKey), storageKey: SESSION_KEY, autoRefreshToken: true });
}

/** A client of its own for the session of a reset link: following the link alone signs nobody in here, and nobody out. */
export function createRecoveryClient(origin: string, anonKey: string): AuthClient {
  const storage = window.sessionStorage;
  return new SupabaseAuthClient({ ...optionsFor(origin, anonKey), storage, storageKey: RECOVERY_KEY, autoRefreshToken: false });
}

function optionsFor(origin: string, anonKey: string) {
  return {
    url: `${origin}/auth/v1`,
    // Spelled as supabase-js spells it: it puts the session's token in the place of the key, and two spellings would both be sent.
    headers: { apikey: anonKey, Authorization: `Bearer ${anonKey}` },
    persistSession: true,
    detectSessionInUrl: false,
    flowType: 'implicit' as const,
  };
}
