'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { type DemoAccount, DemoAccountCard } from './demo-account-card.tsx';
import { type SignInMode, useSignIn } from './use-sign-in.ts';

const WORDS = {
  'sign-in': { submit: 'Sign in', busy: 'Signing in…', question: 'New here?', other: 'Create an account' },
  'sign-up': { submit: 'Create account', busy: 'Creating your account…', question: 'Been here before?', other: 'Sign in' },
} as const;

/** E-mail and password, for an old account or a new one. Errors stand at the field; focus goes there. */
export function SignInForm({ demo, next }: { demo: DemoAccount | null; next: string }) {
  const [mode, setMode] = useState<SignInMode>('sign-in');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { isBusy, problem, confirmAt, clearProblem, submit } = useSignIn(next);
  const words = WORDS[mode];
  const at = (field: string) => (problem?.field === field ? problem.message : undefined);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    await submit(mode, email, password);
    requestAnimationFrame(() => form.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus());
  }

  if (confirmAt) return <ConfirmNote address={confirmAt} />;
  return (
    <div className="flex flex-col gap-4">
      <form noValidate onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-2">
        <Field
          label="E-mail"
          type="email"
          name="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          value={email}
          error={at('email')}
          onChange={(event) => setEmail(event.target.value)}
        />
        <Field
          label="Password"
          type="password"
          name="password"
          autoComplete={mode === 'sign-up' ? 'new-password' : 'current-password'}
          value={password}
          error={at('password')}
          hint={mode === 'sign-up' ? 'At least 8 characters.' : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        {at('form') && (
          <p role="alert" className="rounded-card border border-danger/40 bg-surface p-3 text-small text-danger">
            {at('form')}
          </p>
        )}
        <Button type="submit" tone="accent" disabled={isBusy} className="min-h-12 w-full">
          {isBusy ? words.busy : words.submit}
        </Button>
      </form>
      <p className="flex items-center gap-1 text-small text-muted">
        {words.question}
        <button
          type="button"
          className="min-h-11 px-2 font-medium text-text underline decoration-edge underline-offset-4 hover:decoration-text"
          onClick={() => {
            clearProblem();
            setMode(mode === 'sign-in' ? 'sign-up' : 'sign-in');
          }}
        >
          {words.other}
        </button>
      </p>
      {demo && <DemoAccountCard email={demo.email} isBusy={isBusy} onUse={() => void submit('sign-in', demo.email, demo.password)} />}
    </div>
  );
}

function ConfirmNote({ address }: { address: string }) {
  return (
    <p role="status" className="rounded-card border border-line bg-surface p-4">
      Your account is made. Open the link we sent to <strong>{address}</strong>, then come back to sign in.
    </p>
  );
}
