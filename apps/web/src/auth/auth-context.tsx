'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { TokenSource } from '../api/token-source.ts';
import { type AuthClient, createAuthClient, isAuthRetryableFetchError, type Session } from './auth-client.ts';
import { sessionToken } from './session-token.ts';

export type AuthStatus = 'loading' | 'signed-in' | 'signed-out' | 'unreachable';

export interface Auth {
  status: AuthStatus;
  /** The athlete chose to leave; a session that merely ended is not that. */
  hasLeft: boolean;
  email: string | null;
  athleteId: string | null;
  token: TokenSource;
  client: AuthClient | null;
  signOut: () => Promise<void>;
  retry: () => void;
}

const AuthContext = createContext<Auth | null>(null);
const NOBODY: TokenSource = { current: async () => null, refresh: async () => null };

/** Holds the session of this browser. On the server and before the first look at storage the status is `loading`. */
export function AuthProvider({ anonKey, children }: { anonKey: string; children: ReactNode }) {
  const [client, setClient] = useState<AuthClient | null>(null);
  const [status, setStatus] = useState<AuthStatus>('loading');
  const [hasLeft, setHasLeft] = useState(false);
  const [session, setSession] = useState<Session | null>(null);

  const look = useCallback(async (auth: AuthClient) => {
    const { data, error } = await auth.getSession();
    setSession(data.session);
    if (data.session) setStatus('signed-in');
    else setStatus(error && isAuthRetryableFetchError(error) ? 'unreachable' : 'signed-out');
  }, []);

  useEffect(() => {
    const auth = createAuthClient(window.location.origin, anonKey);
    setClient(auth);
    const { data } = auth.onAuthStateChange((event, next) => {
      if (event === 'INITIAL_SESSION') return;
      setSession(next);
      setStatus(next ? 'signed-in' : 'signed-out');
      if (next) setHasLeft(false);
    });
    void look(auth);
    return () => {
      data.subscription.unsubscribe();
      void auth.stopAutoRefresh();
    };
  }, [anonKey, look]);

  const token = useMemo(() => (client ? sessionToken(client) : NOBODY), [client]);
  const auth = useMemo<Auth>(
    () => ({
      status,
      hasLeft,
      email: session?.user.email ?? null,
      athleteId: session?.user.id ?? null,
      token,
      client,
      // Only this device: a phone lost in the gym bag is signed out elsewhere, not here.
      signOut: async () => {
        setHasLeft(true);
        await client?.signOut({ scope: 'local' });
      },
      retry: () => {
        setStatus('loading');
        if (client) void look(client);
      },
    }),
    [status, hasLeft, session, token, client, look],
  );
  return <AuthContext value={auth}>{children}</AuthContext>;
}

/** The session of this browser. */
export function useAuth(): Auth {
  const auth = use(AuthContext);
  if (!auth) throw new Error('useAuth needs an AuthProvider above it');
  return auth;
}
