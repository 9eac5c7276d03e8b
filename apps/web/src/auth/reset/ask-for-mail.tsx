'use client';

import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { useAuth } from '../auth-context.tsx';
import { type AuthProblem, checkEmail, describeAuthError } from '../describe-auth-error.ts';
import { EmailField } from '../fields/email-field.tsx';
import { focusInvalid } from '../fields/focus-invalid.ts';
import { FormProblem } from '../fields/form-problem.tsx';
import { SubmitButton } from '../fields/submit-button.tsx';
import { useTypedEmail } from '../fields/typed-email.ts';
import { linkStyle } from '../link-style.ts';
import { NOT_LOADED } from '../session/load-session-client.ts';

/** Asks where to send the link. Whether there is an account with that address is not told. */
export function AskForMail({ onSent }: { onSent: (email: string) => void }) {
  const { loadClient } = useAuth();
  const { email, setEmail } = useTypedEmail();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<AuthProblem | null>(null);

  async function send(): Promise<AuthProblem | null> {
    const wrong = checkEmail(email);
    if (wrong) return wrong;
    setIsBusy(true);
    const client = await loadClient().catch(() => null);
    const redirectTo = `${window.location.origin}/reset-password`;
    const { error } = client ? await client.resetPasswordForEmail(email.trim(), { redirectTo }) : { error: NOT_LOADED };
    setIsBusy(false);
    if (error) return describeAuthError(error);
    onSent(email.trim());
    return null;
  }

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    setProblem(await send());
    focusInvalid(form);
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void onSubmit(event)} className="flex flex-col gap-2">
      <EmailField value={email} error={problem?.field === 'email' ? problem.message : undefined} onChange={setEmail} autoComplete="email" />
      <FormProblem message={problem && problem.field !== 'email' ? problem.message : undefined} />
      <SubmitButton label="Send the link" busyLabel="Sending…" isBusy={isBusy} />
      <Link href="/sign-in" className={`${linkStyle} self-start text-small`}>
        Back to sign-in
      </Link>
    </form>
  );
}
