'use client';

import { usePathname } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useAuth } from './auth-context.tsx';
import { type AuthProblem, describeAuthError } from './describe-auth-error.ts';
import { focusInvalid } from './fields/focus-invalid.ts';
import { FormProblem } from './fields/form-problem.tsx';
import { PasswordField } from './fields/password-field.tsx';
import { SubmitButton } from './fields/submit-button.tsx';
import { ProviderButtons } from './oauth/provider-buttons.tsx';
import { PROVIDERS } from './oauth/providers.ts';
import { NOT_LOADED } from './session/load-session-client.ts';

interface SignInAgainProps {
  /** What waits for this, as a sentence: "Before your data is exported, please sign in again." */
  reason: string;
  /** The session is fresh now: its token has a new `amr` time. Not called for a provider, which comes back to this page anew. */
  onSignedIn: () => void;
  onCancel?: () => void;
}

/** Asks the athlete who is signed in for their password once more (or sends them to their provider), inline; put it into a dialog if need be. */
export function SignInAgain({ reason, onSignedIn, onCancel }: SignInAgainProps) {
  const { loadClient, email, providers } = useAuth();
  const pathname = usePathname();
  const [password, setPassword] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const hasPassword = providers.includes('email') && email !== null;

  async function confirm(): Promise<AuthProblem | null> {
    if (password === '') return { field: 'password', message: 'Enter your password.' };
    if (email === null) return null;
    setIsBusy(true);
    const client = await loadClient().catch(() => null);
    const { error } = client ? await client.signInWithPassword({ email, password }) : { error: NOT_LOADED };
    setIsBusy(false);
    if (!error) onSignedIn();
    else if ('code' in error && error.code === 'invalid_credentials') return { field: 'password', message: 'That is not your password.' };
    return error && describeAuthError(error);
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    setProblem(await confirm());
    focusInvalid(form);
  }

  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{reason}</p>
      {hasPassword && (
        <form method="post" noValidate onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-2">
          <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
          <PasswordField
            label={`Password of ${email}`}
            value={password}
            isNew={false}
            error={problem?.field === 'password' ? problem.message : undefined}
            onChange={setPassword}
          />
          <FormProblem message={problem && problem.field !== 'password' ? problem.message : undefined} />
          <SubmitButton label="Confirm" busyLabel="Confirming…" isBusy={isBusy} />
        </form>
      )}
      <ProviderButtons providers={PROVIDERS.filter((provider) => providers.includes(provider))} next={pathname} hasDivider={hasPassword} />
      {onCancel && (
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </div>
  );
}
