'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { CoachSkeleton } from '../chat/coach-skeleton.tsx';
import { Button } from '../ui/button.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { useAuth } from './auth-context.tsx';
import { SessionEndedCard } from './session/session-ended-card.tsx';

interface RequireSessionProps {
  children: ReactNode;
  /** What stands in the place of the page whose session was ended from another device; default the card for athletes. */
  ended?: ReactNode;
  /** What stands there while nobody can say whether the session is good. */
  unreachable?: ReactNode;
}

/**
 * Shows its children to a signed-in athlete, the skeleton of the chat while that is being found out, sends everybody else to the
 * sign-in, and says so when the session was ended from another device.
 */
export function RequireSession({ children, ended, unreachable }: RequireSessionProps) {
  const { status, hasLeft, hasLeftEverywhere, wasEndedElsewhere } = useAuth();
  const router = useRouter();
  const pathname = usePathname();

  useEffect(() => {
    if (status !== 'signed-out' || wasEndedElsewhere) return;
    const left = hasLeftEverywhere ? 'everywhere' : 'here';
    router.replace(hasLeft ? `/sign-in?left=${left}` : `/sign-in?next=${encodeURIComponent(pathname + window.location.search)}`);
  }, [status, hasLeft, hasLeftEverywhere, wasEndedElsewhere, router, pathname]);

  if (status === 'signed-in') return children;
  if (status === 'signed-out' && wasEndedElsewhere) return ended ?? <SessionEndedCard path={pathname} />;
  if (status !== 'unreachable') return <CoachSkeleton />;
  return unreachable ?? <Unreachable />;
}

function Unreachable() {
  const { retry } = useAuth();
  return (
    <div className="mx-auto flex min-h-[75dvh] w-full max-w-md flex-1 flex-col justify-center px-4">
      <h1 className="sr-only">Coach K</h1>
      <ProblemCard
        title="No connection to the server"
        action={
          <Button tone="accent" onClick={retry}>
            Try again
          </Button>
        }
      >
        Your session could not be renewed. You stay signed in on this device and your conversations are stored.
      </ProblemCard>
    </div>
  );
}
