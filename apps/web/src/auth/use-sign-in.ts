import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useAuth } from './auth-context.tsx';
import { type AuthProblem, checkCredentials, describeAuthError } from './describe-auth-error.ts';

export type SignInMode = 'sign-in' | 'sign-up';

interface SignIn {
  isBusy: boolean;
  problem: AuthProblem | null;
  /** An account was made but its e-mail must be confirmed first. */
  confirmAt: string | null;
  clearProblem: () => void;
  submit: (mode: SignInMode, email: string, password: string) => Promise<void>;
}

/** Signs in or up and goes on to `next`. Problems come back at the field they belong to. */
export function useSignIn(next: string): SignIn {
  const { client } = useAuth();
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [confirmAt, setConfirmAt] = useState<string | null>(null);

  async function submit(mode: SignInMode, email: string, password: string): Promise<void> {
    const wrong = checkCredentials(email, password, mode === 'sign-up');
    setProblem(wrong);
    if (wrong || !client) return;
    setIsBusy(true);
    const credentials = { email: email.trim(), password };
    const { data, error } = await (mode === 'sign-up' ? client.signUp(credentials) : client.signInWithPassword(credentials));
    if (data.session) return router.replace(next);
    setIsBusy(false);
    if (error) setProblem(describeAuthError(error));
    else setConfirmAt(credentials.email);
  }

  return { isBusy, problem, confirmAt, clearProblem: () => setProblem(null), submit };
}
