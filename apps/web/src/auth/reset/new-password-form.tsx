'use client';

import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type AuthProblem, checkNewPassword } from '../describe-auth-error.ts';
import { focusInvalid } from '../fields/focus-invalid.ts';
import { FormProblem } from '../fields/form-problem.tsx';
import { PasswordField } from '../fields/password-field.tsx';
import { SubmitButton } from '../fields/submit-button.tsx';

interface NewPasswordFormProps {
  email: string;
  save: (password: string) => Promise<AuthProblem | null>;
}

/** The new password, once: it can be looked at instead of being typed twice. */
export function NewPasswordForm({ email, save }: NewPasswordFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [password, setPassword] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);

  useEffect(() => form.current?.querySelector<HTMLInputElement>('input[name=password]')?.focus(), []);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const sent = event.currentTarget;
    const wrong = checkNewPassword(password);
    setIsBusy(wrong === null);
    setProblem(wrong ?? (await save(password)));
    setIsBusy(false);
    focusInvalid(sent);
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-2">
      {/* For password managers: whose password this is. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="New password"
        value={password}
        isNew
        error={problem?.field === 'password' ? problem.message : undefined}
        hint="At least 8 characters."
        onChange={setPassword}
      />
      <FormProblem message={problem && problem.field !== 'password' ? problem.message : undefined} />
      <SubmitButton label="Save and go on" busyLabel="Saving…" isBusy={isBusy} />
    </form>
  );
}
