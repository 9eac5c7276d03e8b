'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AuthFrame } from '../auth-frame.tsx';
import { AskForMail } from './ask-for-mail.tsx';
import { MailSent } from './mail-sent.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { useRecovery } from './use-recovery.ts';
import { wordsFor } from './words-for.tsx';

interface ResetScreenProps {
  anonKey: string;
  /** Where the mails of the embedded default are shown. */
  inboxUrl: string | null;
}

/** A forgotten password: asks where to send a link, and behind that link for a new one. */
export function ResetScreen({ anonKey, inboxUrl }: ResetScreenProps) {
  const router = useRouter();
  const { state, retry, save } = useRecovery(anonKey);
  const [sentTo, setSentTo] = useState<string | null>(null);

  useEffect(() => {
    if (state.step === 'saved' && state.areOthersOut) router.replace('/coach');
  }, [state, router]);

  function form(): ReactNode {
    switch (state.step) {
      case 'reading':
        return <FormSkeleton />;
      case 'asking':
        return sentTo ? <MailSent to={sentTo} inboxUrl={inboxUrl} onAgain={() => setSentTo(null)} /> : <AskForMail onSent={setSentTo} />;
      case 'choosing':
        return <NewPasswordForm email={state.email} save={save} />;
      case 'unreachable':
        return <OneAction label="Try again" onTake={retry} />;
      case 'saved':
        return <OneAction label="Go on to Coach K" onTake={() => router.replace('/coach')} />;
    }
  }

  return <AuthFrame {...wordsFor(state, sentTo)}>{form()}</AuthFrame>;
}

function OneAction({ label, onTake }: { label: string; onTake: () => void }) {
  return (
    <Button tone="accent" className="min-h-12 w-full" onClick={onTake}>
      {label}
    </Button>
  );
}

function FormSkeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-3">
      <Skeleton className="h-5 w-20" />
      <Skeleton className="h-12 w-full rounded-card" />
      <Skeleton className="mt-6 h-12 w-full rounded-card" />
    </div>
  );
}
