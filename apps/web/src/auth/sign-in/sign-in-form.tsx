'use client';

import Link from 'next/link';
import { type FormEvent, useRef, useState } from 'react';
import { EmailField } from '../fields/email-field.tsx';
import { focusInvalid } from '../fields/focus-invalid.ts';
import { FormProblem } from '../fields/form-problem.tsx';
import { PasswordField } from '../fields/password-field.tsx';
import { SubmitButton } from '../fields/submit-button.tsx';
import { useTypedEmail } from '../fields/typed-email.ts';
import { linkStyle } from '../link-style.ts';
import { ProviderButtons } from '../oauth/provider-buttons.tsx';
import type { Provider } from '../oauth/providers.ts';
import { type DemoAccount, DemoAccountCard } from './demo-account-card.tsx';
import { type SignInMode, useSignIn } from './use-sign-in.ts';

const WORDS = {
  'sign-in': { title: 'Sign in', submit: 'Sign in', busy: 'Signing in…', question: 'New here?', other: 'Create an account' },
  'sign-up': {
    title: 'Create your account',
    submit: 'Create account',
    busy: 'Creating your account…',
    question: 'Been here before?',
    other: 'Sign in',
  },
} as const;

interface SignInFormProps {
  demo: DemoAccount | null;
  providers: readonly Provider[];
  next: string | null;
  begins: SignInMode;
}

/** E-mail and password, for an old account or a new one. Errors stand at the field; focus goes there. */
export function SignInForm({ demo, providers, next, begins }: SignInFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [mode, setMode] = useState<SignInMode>(begins);
  const { email, setEmail } = useTypedEmail();
  const [password, setPassword] = useState('');
  const { isBusy, problem, confirmAt, clearProblem, submit } = useSignIn(next);
  const words = WORDS[mode];
  const isNew = mode === 'sign-up';
  const at = (field: string) => (problem?.field === field ? problem.message : undefined);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const sent = event.currentTarget;
    await submit(mode, email, password);
    focusInvalid(sent);
  }

  function changeMode() {
    clearProblem();
    setMode(isNew ? 'sign-in' : 'sign-up');
    form.current?.querySelector('input')?.focus();
  }

  if (confirmAt) return <ConfirmNote address={confirmAt} />;
  return (
    <>
      <form
        ref={form}
        method="post"
        noValidate
        aria-labelledby="form-title"
        onSubmit={(event) => void onSubmit(event)}
        className="flex flex-col gap-2"
      >
        <h2 id="form-title" aria-live="polite" className="mb-1 text-2xl leading-tight">
          {words.title}
        </h2>
        <EmailField value={email} error={at('email')} onChange={setEmail} />
        <PasswordField
          label="Password"
          value={password}
          isNew={isNew}
          error={at('password')}
          hint={isNew ? 'At least 8 characters.' : undefined}
          onChange={setPassword}
        />
        <FormProblem message={at('form')} />
        <SubmitButton label={words.submit} busyLabel={words.busy} isBusy={isBusy} />
      </form>
      <div className="-my-1 flex flex-wrap items-center justify-between gap-x-4 text-small text-muted">
        <p className="flex items-center gap-2">
          {words.question}
          <button type="button" className={linkStyle} onClick={changeMode}>
            {words.other}
          </button>
        </p>
        {!isNew && (
          <Link href="/reset-password" className={linkStyle}>
            Forgot your password?
          </Link>
        )}
      </div>
      <ProviderButtons providers={providers} next={next} />
      {demo && <DemoAccountCard email={demo.email} isBusy={isBusy} onUse={() => void submit('sign-in', demo.email, demo.password)} />}
    </>
  );
}

function ConfirmNote({ address }: { address: string }) {
  return (
    <p role="status" className="rounded-card border border-line bg-surface p-4 [overflow-wrap:anywhere]">
      Your account is made. Open the link we sent to <strong>{address}</strong>, then come back to sign in.
    </p>
  );
}
