import { useCallback, useEffect, useRef, useState } from 'react';
import { useAuth } from '../auth-context.tsx';
import {
  type AuthClient,
  createRecoveryClient,
  isAuthRetryableFetchError,
  isAuthSessionMissingError,
  RECOVERY_KEY,
} from '../auth-client.ts';
import { type AuthProblem, describeAuthError } from '../describe-auth-error.ts';
import { type Handed, takeFragment } from '../session/take-fragment.ts';
import { NOT_LOADED } from '../session/load-session-client.ts';

export type RecoveryStep =
  | { step: 'reading' }
  /** No link was followed, or one that is no longer good. */
  | { step: 'asking'; isExpired: boolean }
  | { step: 'choosing'; email: string }
  | { step: 'unreachable' }
  | { step: 'saved'; areOthersOut: boolean };

interface Recovery {
  state: RecoveryStep;
  retry: () => void;
  /** Saves the new password, signs this device in and the others out. What was wrong with the password comes back. */
  save: (password: string) => Promise<AuthProblem | null>;
}

/** Follows a reset link: reads its session out of the address, keeps it in this tab until the password is saved. */
export function useRecovery(anonKey: string): Recovery {
  const { loadClient } = useAuth();
  const recovery = useRef<AuthClient | null>(null);
  const handed = useRef<Handed | null>(null);
  const [state, setState] = useState<RecoveryStep>({ step: 'reading' });

  const open = useCallback(async () => {
    setState({ step: 'reading' });
    handed.current ??= takeFragment(window.location, window.history);
    recovery.current ??= createRecoveryClient(window.location.origin, anonKey);
    setState(await followLink(recovery.current, handed.current));
  }, [anonKey]);

  useEffect(() => void open(), [open]);

  async function save(password: string): Promise<AuthProblem | null> {
    if (!recovery.current) return null;
    // Before the password is changed: without the library this device could not be signed in with it.
    const client = await loadClient().catch(() => null);
    if (!client) return describeAuthError(NOT_LOADED);
    const { error } = await recovery.current.updateUser({ password });
    if (error) {
      if (!isAuthSessionMissingError(error)) return describeAuthError(error);
      setState({ step: 'asking', isExpired: true });
      return null;
    }
    const others = await recovery.current.signOut({ scope: 'others' });
    const { data } = await recovery.current.getSession();
    if (data.session) await client.setSession(data.session);
    window.sessionStorage.removeItem(RECOVERY_KEY);
    setState({ step: 'saved', areOthersOut: others.error === null });
    return null;
  }

  return { state, retry: () => void open(), save };
}

/** Without a link the one this tab followed before a reload counts. */
async function followLink(recovery: AuthClient, handed: Handed): Promise<RecoveryStep> {
  if (handed.read('error') !== null) return { step: 'asking', isExpired: true };
  const { data, error } = await (handed.tokens ? recovery.setSession(handed.tokens) : recovery.getSession());
  if (data.session) return { step: 'choosing', email: data.session.user.email ?? '' };
  if (error && isAuthRetryableFetchError(error)) return { step: 'unreachable' };
  return { step: 'asking', isExpired: handed.tokens !== null };
}
