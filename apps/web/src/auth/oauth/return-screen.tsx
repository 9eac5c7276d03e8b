'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { buttonStyle } from '../../ui/button.tsx';
import { Dots } from '../../ui/dots.tsx';
import { AuthFrame } from '../auth-frame.tsx';
import { useAuth } from '../auth-context.tsx';
import { describeAuthError } from '../describe-auth-error.ts';
import { firstPath, nextPath } from '../next-path.ts';
import { takeFragment } from '../session/take-fragment.ts';
import { isNewAccount } from './is-new-account.ts';
import { endFlow } from './oauth-flow.ts';
import { type OAuthReturn, readReturn } from './read-return.ts';

type Outcome = Exclude<OAuthReturn, { kind: 'session' }>;

const WAITING =
  'Your account is being opened on this device, and your place in the app is kept. If nothing happens for a minute, go back and sign in once more.';

/** Where a provider sends the browser back to: takes the session over and goes on, or says what went wrong and the way out. */
export function ReturnScreen() {
  const { client, loadClient } = useAuth();
  const router = useRouter();
  const handed = useRef<OAuthReturn | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    handed.current ??= readReturn(takeFragment(window.location, window.history), endFlow(window.sessionStorage));
    const back = handed.current;
    if (back.kind !== 'session') return setOutcome(back);
    if (!client) {
      loadClient().catch((reason: unknown) => console.warn('The sign-in could not be loaded', reason));
      return;
    }
    void client.setSession(back.tokens).then(({ data, error }) => {
      if (data.session) return router.replace((isNewAccount(data.session.user) ? firstPath : nextPath)(back.next));
      const words = error ? describeAuthError(error).message : 'Something went wrong on the way. Try again.';
      setOutcome({ kind: 'problem', title: 'The sign-in was not finished', words, next: back.next });
    });
  }, [client, loadClient, router]);

  if (!outcome) {
    return (
      <AuthFrame title="Signing you in" lead={WAITING}>
        <Dots />
      </AuthFrame>
    );
  }
  if (outcome.kind === 'confirmed') {
    return <Message title="Your address is confirmed" words="Sign in to begin." label="Sign in" next={null} />;
  }
  return <Message title={outcome.title} words={outcome.words} label="Back to sign-in" next={outcome.next} />;
}

function Message({ title, words, label, next }: { title: string; words: string; label: string; next: string | null }) {
  const href = next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in';
  return (
    <AuthFrame title={title} lead={words}>
      <Link href={href} className={buttonStyle({ tone: 'accent', className: 'min-h-12 w-full' })}>
        {label}
      </Link>
    </AuthFrame>
  );
}
