'use client';

import { useState } from 'react';
import { useAuth } from '../auth/auth-context.tsx';
import { Button } from '../ui/button.tsx';
import { AccountCard } from './account-card.tsx';

/** The ways out: of this device, or of every device at once, for a phone that was lost. */
export function SignOutEverywhere() {
  const { email, signOut, signOutEverywhere } = useAuth();
  const [isLeaving, setIsLeaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function leaveEverywhere(): Promise<void> {
    setIsLeaving(true);
    // What follows a success is told by the session's end: the page moves on by itself.
    setProblem((await signOutEverywhere())?.message ?? null);
    setIsLeaving(false);
  }

  return (
    <AccountCard
      title="Signed in"
      words={
        <>
          As <span className="font-medium text-text [overflow-wrap:anywhere]">{email}</span>. Signing out everywhere ends the session here
          and on every other device within seconds. Nothing is deleted.
        </>
      }
    >
      <div className="flex flex-wrap gap-2">
        <Button tone="outline" disabled={isLeaving} onClick={() => void signOut()}>
          Sign out here
        </Button>
        <Button tone="outline" disabled={isLeaving} onClick={() => void leaveEverywhere()}>
          {isLeaving ? 'Signing out…' : 'Sign out everywhere'}
        </Button>
      </div>
      <p role="alert" className="text-small text-danger empty:hidden">
        {problem && `${problem} You are still signed in everywhere.`}
      </p>
    </AccountCard>
  );
}
