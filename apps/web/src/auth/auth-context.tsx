'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { TokenSource } from '../api/token-source.ts';
import { createAuthClient, isAuthRetryableFetchError, type Session, type SessionClient } from './auth-client.ts';
import { type AuthProblem, describeAuthError } from './describe-auth-error.ts';
import { providersOf } from './oauth/providers.ts';
import { wasLeaving } from './session/leaving-mark.ts';
import { sessionToken } from './session-token.ts';

export type AuthStatus = 'loading' | 'signed-in' | 'signed-out' | 'unreachable';

export interface Auth {
  status: AuthStatus;
  /** The athlete chose to leave; a session that merely ended is not that. */
  hasLeft: boolean;
  /** The session here was ended by a sign-out on another device, a new password or the end of the account. */
  wasEndedElsewhere: boolean;
  email: string | null;
  athleteId: string | null;
  /** How this athlete can sign in: `email`, `google`, `apple`. */
  providers: readonly string[];
  token: TokenSource;
  client: SessionClient | null;
  /** Ends the session of this device alone, also without a connection. */
  signOut: () => Promise<void>;
  /** Ends every session of the athlete, this one included. What went wrong comes back; then nobody is signed out. */
  signOutEverywhere: () => Promise<AuthProblem | null>;
  retry: () => void;
}

const AuthContext = createContext<Auth | null>(null);
const NOBODY: TokenSource = { current: async () => null, refresh: async () => null };

/** Holds the session of this browser. On the server and before the first look at storage the status is `loading`. */
export function AuthProvider({ anonKey, children }: { anonKey: string; children: ReactNode }) {
  const [client, setClient] = useState<SessionClient | null>(null);
  const [status, setStatus] = useState<AuthStatus>('loading');
  const [end, setEnd] = useState<'by-choice' | 'elsewhere' | null>(null);
  const [session, setSession] = useState<Session | null>(null);

  const look = useCallback(async (auth: SessionClient) => {
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
      if (next) setEnd(null);
      else if (event === 'SIGNED_OUT') setEnd(wasLeaving(window.localStorage) ? 'by-choice' : 'elsewhere');
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
      hasLeft: end === 'by-choice',
      wasEndedElsewhere: end === 'elsewhere',
      email: session?.user.email ?? null,
      athleteId: session?.user.id ?? null,
      providers: providersOf(session?.user.app_metadata),
      token,
      client,
      // Only this device: a phone lost in the gym bag is signed out elsewhere, not here.
      signOut: async () => {
        await client?.signOut({ scope: 'local' });
      },
      signOutEverywhere: async () => {
        const answer = await client?.signOut({ scope: 'global' });
        return answer?.error ? describeAuthError(answer.error) : null;
      },
      retry: () => {
        setStatus('loading');
        if (client) void look(client);
      },
    }),
    [status, end, session, token, client, look],
  );
  return <AuthContext value={auth}>{children}</AuthContext>;
}

/** The session of this browser. */
export function useAuth(): Auth {
  const auth = use(AuthContext);
  if (!auth) throw new Error('useAuth needs an AuthProvider above it');
  return auth;
}
