import { AuthClient as SupabaseAuthClient } from '@supabase/supabase-js';

export type { Session } from '@supabase/supabase-js';
export { isAuthRetryableFetchError } from '@supabase/supabase-js';

export type AuthClient = InstanceType<typeof SupabaseAuthClient>;

/** Where the session lives in localStorage. */
const STORAGE_KEY = 'hyrox.session';

/**
 * The sign-in part of supabase-js, speaking to our own origin. The parts for tables, files and realtime are left out:
 * this app reads everything through its own API.
 */
export function createAuthClient(origin: string, anonKey: string): AuthClient {
  return new SupabaseAuthClient({
    url: `${origin}/auth/v1`,
    headers: { apikey: anonKey, authorization: `Bearer ${anonKey}` },
    storageKey: STORAGE_KEY,
    persistSession: true,
    autoRefreshToken: true,
    detectSessionInUrl: false,
    flowType: 'implicit',
  });
}
