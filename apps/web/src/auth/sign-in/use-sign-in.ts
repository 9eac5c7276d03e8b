import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { useAuth } from '../auth-context.tsx';
import { type AuthProblem, checkCredentials, describeAuthError } from '../describe-auth-error.ts';
import { firstPath, nextPath } from '../next-path.ts';
import { RETURN_PATH } from '../oauth/oauth-flow.ts';
import { NOT_LOADED } from '../session/load-session-client.ts';

export type SignInMode = 'sign-in' | 'sign-up';

interface SignIn {
  isBusy: boolean;
  problem: AuthProblem | null;
  /** An account was made but its e-mail must be confirmed first. */
  confirmAt: string | null;
  clearProblem: () => void;
  submit: (mode: SignInMode, email: string, password: string) => Promise<void>;
}

/** Signs in and goes on to `next`, or up and on to the first questions. Problems come back at the field they belong to. */
export function useSignIn(next: string | null): SignIn {
  const { loadClient, status } = useAuth();
  const router = useRouter();
  const isLeaving = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [confirmAt, setConfirmAt] = useState<string | null>(null);

  // Signed in already, or just now in another tab.
  useEffect(() => {
    if (status === 'signed-in' && !isLeaving.current) router.replace(nextPath(next));
  }, [status, router, next]);

  async function submit(mode: SignInMode, email: string, password: string): Promise<void> {
    if (isBusy) return;
    const wrong = checkCredentials(email, password, mode === 'sign-up');
    setProblem(wrong);
    if (wrong) return;
    setIsBusy(true);
    isLeaving.current = true;
    const credentials = { email: email.trim(), password };
    const emailRedirectTo = `${window.location.origin}${RETURN_PATH}`;
    const client = await loadClient().catch(() => null);
    const { data, error } = client
      ? await (mode === 'sign-up'
          ? client.signUp({ ...credentials, options: { emailRedirectTo } })
          : client.signInWithPassword(credentials))
      : { data: { session: null }, error: NOT_LOADED };
    if (data.session) return router.replace(mode === 'sign-up' ? firstPath(next) : nextPath(next));
    isLeaving.current = false;
    setIsBusy(false);
    if (error) setProblem(describeAuthError(error));
    else setConfirmAt(credentials.email);
  }

  return { isBusy, problem, confirmAt, clearProblem: () => setProblem(null), submit };
}
