'use client';

import Link from 'next/link';
import { useEffect } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { useAuth } from '../../auth/auth-context.tsx';
import { Button, buttonStyle } from '../../ui/button.tsx';
import { Dots } from '../../ui/dots.tsx';
import { Wordmark } from '../../ui/wordmark.tsx';
import { describeErasure } from './describe-erasure.ts';
import { useFarewell } from './farewell-store.ts';
import { useErasure } from './use-erasure.ts';
import { formatClock } from '../../units/date-words.ts';

const clock = (iso: string) => formatClock(new Date(iso));

/** After the account is deleted: a calm page that says how far it is, and when everything is gone. */
export function GoodbyeScreen({ erasureId }: { erasureId: string | null }) {
  const { status, signOut } = useAuth();
  const erasure = useErasure(erasureId);
  const asked = useFarewell((state) => state.erasureId);
  const endsHere = asked !== null && asked === erasureId && status === 'signed-in';
  // Only here, not where the deletion was asked for: that screen would send a signed-out visitor to the sign-in.
  useEffect(() => {
    if (endsHere) void signOut();
  }, [endsHere, signOut]);

  const isUnknown = erasureId === null || (erasure.error instanceof ApiError && erasure.error.code === 'not_found');
  const told = erasure.data ? describeErasure(erasure.data, clock) : { title: 'Your account is deleted', words: 'Looking how far it is.' };
  const { title, words } = isUnknown ? { title: 'Nothing to see here', words: 'This address names no deletion that we know of.' } : told;
  const isRunning = !isUnknown && !erasure.data?.completedAt;

  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[26rem] flex-col gap-8 px-4 pt-[max(2rem,8dvh)] pb-10 lg:pt-[max(2rem,16dvh)]">
      <Wordmark />
      <div className="flex flex-col gap-3" role="status">
        <h1 className="text-4xl leading-none">{title}</h1>
        <p className="text-muted">{words}</p>
        {isRunning && !erasure.isError && <Dots />}
      </div>
      {isRunning && erasure.isError && (
        <div className="flex flex-col items-start gap-3">
          <p className="text-small text-muted">How far it is cannot be read right now. It goes on without this page.</p>
          <Button tone="outline" onClick={() => void erasure.refetch()}>
            Look again
          </Button>
        </div>
      )}
      {!isUnknown && (
        <p className="text-small text-muted">
          The only thing kept is the record of this erasure, which names nobody:
          <br />
          <span className="font-medium text-text [overflow-wrap:anywhere]">{erasureId}</span>
        </p>
      )}
      {!isRunning && (
        <Link href="/sign-in" className={buttonStyle({ tone: 'outline' })}>
          To the start
        </Link>
      )}
    </main>
  );
}
