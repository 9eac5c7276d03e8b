'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useAuth } from '../../auth/auth-context.tsx';
import { Button, buttonStyle } from '../../ui/button.tsx';

/** In the place of the operations page when this browser's session was ended: that is no outage, and one step mends it. */
export function OpsSignedOut() {
  return (
    <Words title="You are signed out here">
      <p className="text-muted">
        Your session was ended: a sign-out everywhere, a new password, or the role was taken away. That says nothing about the coach;
        athletes are not touched by it. Sign in again and you are back on this page.
      </p>
      <SignIn />
    </Words>
  );
}

/** Nobody can say whether the session is good: for athletes the same holds, so that it is a finding of its own. */
export function OpsUnreachable() {
  const { retry } = useAuth();
  return (
    <Words title="The sign-in does not answer">
      <p className="text-muted">
        Your session could not be renewed, so nothing can be shown yet. You stay signed in on this device. If other pages load here, look
        whether Supabase Auth runs: athletes whose hour is over cannot renew theirs either. Handbook: <code>docs/operations.md</code>,
        RequestsRefused.
      </p>
      <Button tone="accent" onClick={retry}>
        Try again
      </Button>
    </Words>
  );
}

/** The gateway takes this browser's token for nobody's. */
export function OpsRefused() {
  return (
    <Words title="The gateway does not take your sign-in">
      <p className="text-muted">
        It answers, so it runs; it only says that you are not signed in. Sign in again. If it says so once more, it says so to everybody:
        its log has the reason under “requests are refused”. Handbook: <code>docs/operations.md</code>, RequestsRefused.
      </p>
      <SignIn />
    </Words>
  );
}

function Words({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="alert" className="flex max-w-[60ch] flex-col items-start gap-4">
      <h1 className="text-3xl leading-tight">{title}</h1>
      {children}
    </div>
  );
}

/** A link, not a step of the router: the page shall begin anew with the new session. */
function SignIn() {
  const { search } = window.location;
  return (
    <Link href={`/sign-in?next=${encodeURIComponent(`/ops${search}`)}`} className={buttonStyle({ tone: 'accent' })}>
      Sign in again
    </Link>
  );
}
