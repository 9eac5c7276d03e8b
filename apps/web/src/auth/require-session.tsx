'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { CoachSkeleton } from '../chat/coach-skeleton.tsx';
import { Button } from '../ui/button.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { useAuth } from './auth-context.tsx';

/** Shows its children to a signed-in athlete, the skeleton of the chat while that is being found out, and sends everybody else to the sign-in. */
export function RequireSession({ children }: { children: ReactNode }) {
  const { status, hasLeft, retry } = useAuth();
  const router = useRouter();
  const pathname = usePathname();

  useEffect(() => {
    if (status === 'signed-out') router.replace(hasLeft ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname)}`);
  }, [status, hasLeft, router, pathname]);

  if (status === 'signed-in') return children;
  if (status !== 'unreachable') return <CoachSkeleton />;
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4">
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
    </main>
  );
}
