import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonStyle } from '../ui/button.tsx';

/** The frame of the operations page: no athlete's destinations, one way back. */
export function OpsFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-3 border-b border-line px-4 py-1">
        <p className="font-display text-xl font-semibold">Operations</p>
        <Link href="/coach" className={buttonStyle({ tone: 'quiet', size: 'small' })}>
          To Coach K
        </Link>
      </header>
      <main id="main" className="mx-auto flex w-full max-w-6xl min-w-0 flex-1 flex-col gap-6 px-4 py-6">
        {children}
      </main>
    </div>
  );
}
