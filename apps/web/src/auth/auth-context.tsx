'use client';

import { createContext, type ReactNode, startTransition, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TokenSource } from '../api/token-source.ts';
import type { SessionClient } from './auth-client.ts';
import { type AuthProblem, describeAuthError } from './describe-auth-error.ts';
import { providersOf } from './oauth/providers.ts';
import { wasLeaving } from './session/leaving-mark.ts';
import { sessionClientLoader } from './session/load-session-client.ts';
import { type KnownSession, peekSession } from './session/peek-session.ts';
import { isTemporary, sessionToken } from './session-token.ts';

export type AuthStatus = 'loading' | 'signed-in' | 'signed-out' | 'unreachable';

export interface Auth {
  status: AuthStatus;
  /** The athlete chose to leave; a session that merely ended is not that. */
  hasLeft: boolean;
  /** And it was every device they left, not this one alone. */
  hasLeftEverywhere: boolean;
  /** The session here was ended by a sign-out on another device, a new password or the end of the account. */
  wasEndedElsewhere: boolean;
  email: string | null;
  athleteId: string | null;
  /** How this athlete can sign in: `email`, `google`, `apple`. */
  providers: readonly string[];
  token: TokenSource;
  client: SessionClient | null;
  /** The client once it has arrived. Rejects without a network. */
  loadClient: () => Promise<SessionClient>;
  /** Ends the session of this device alone, also without a connection. */
  signOut: () => Promise<void>;
  /** Ends every session of the athlete, this one included. What went wrong comes back; then nobody is signed out. */
  signOutEverywhere: () => Promise<AuthProblem | null>;
  retry: () => void;
}

/** Whose token is good needs the sign-in library only to renew it; the page they came for goes first. */
const LATER_MS = 2_500;

const AuthContext = createContext<Auth | null>(null);

const endOf = (wasChosen: boolean, isEverywhere: boolean) => (wasChosen ? (isEverywhere ? 'left-everywhere' : 'left-here') : 'elsewhere');

/** Holds the session of this browser. On the server and before the first look at storage the status is `loading`. */
export function AuthProvider({ anonKey, children }: { anonKey: string; children: ReactNode }) {
  const [client, setClient] = useState<SessionClient | null>(null);
  const [status, setStatus] = useState<AuthStatus>('loading');
  const [end, setEnd] = useState<'left-here' | 'left-everywhere' | 'elsewhere' | null>(null);
  const leavesEverywhere = useRef(false);
  const [session, setSession] = useState<KnownSession | null>(null);
  const loader = useMemo(() => sessionClientLoader(anonKey), [anonKey]);

  const look = useCallback(async () => {
    try {
      const auth = await loader.load();
      const { data, error } = await auth.getSession();
      setSession(data.session);
      if (data.session) setStatus('signed-in');
      else setStatus(error && isTemporary(error) ? 'unreachable' : 'signed-out');
    } catch (reason) {
      console.warn('The sign-in could not be loaded', reason);
      setStatus((known) => (known === 'signed-in' ? known : 'unreachable'));
    }
  }, [loader]);

  useEffect(() => {
    const known = peekSession(window.localStorage);
    if (known) {
      // The whole screen follows from this; in slices, so that a slow phone stays usable meanwhile.
      startTransition(() => {
        setSession(known);
        setStatus('signed-in');
      });
    }
    let stop = () => undefined as void;
    const leave = loader.whenLoaded((auth) => {
      setClient(auth);
      const { data } = auth.onAuthStateChange((event, next) => {
        if (event === 'INITIAL_SESSION') return;
        setSession(next);
        setStatus(next ? 'signed-in' : 'signed-out');
        if (next) setEnd(null);
        else if (event === 'SIGNED_OUT') setEnd(endOf(wasLeaving(window.localStorage), leavesEverywhere.current));
      });
      void auth.startAutoRefresh();
      stop = () => {
        data.subscription.unsubscribe();
        void auth.stopAutoRefresh();
      };
    });
    const timer = setTimeout(() => void look(), known ? LATER_MS : 0);
    return () => {
      clearTimeout(timer);
      leave();
      stop();
    };
  }, [loader, look]);

  const token = useMemo(() => sessionToken(loader), [loader]);
  const auth = useMemo<Auth>(
    () => ({
      status,
      hasLeft: end === 'left-here' || end === 'left-everywhere',
      hasLeftEverywhere: end === 'left-everywhere',
      wasEndedElsewhere: end === 'elsewhere',
      email: session?.user.email ?? null,
      athleteId: session?.user.id ?? null,
      providers: providersOf(session?.user.app_metadata),
      token,
      client,
      loadClient: loader.load,
      // Only this device: a phone lost in the gym bag is signed out elsewhere, not here.
      signOut: async () => {
        await (await loader.load()).signOut({ scope: 'local' });
      },
      signOutEverywhere: async () => {
        leavesEverywhere.current = true;
        const { error } = await (await loader.load()).signOut({ scope: 'global' });
        leavesEverywhere.current = false;
        return error ? describeAuthError(error) : null;
      },
      retry: () => {
        setStatus('loading');
        void look();
      },
    }),
    [status, end, session, token, client, loader, look],
  );
  return <AuthContext value={auth}>{children}</AuthContext>;
}

/** The session of this browser. */
export function useAuth(): Auth {
  const auth = use(AuthContext);
  if (!auth) throw new Error('useAuth needs an AuthProvider above it');
  return auth;
}
