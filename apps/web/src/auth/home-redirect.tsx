'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { Dots } from '../ui/dots.tsx';
import { Wordmark } from '../ui/wordmark.tsx';
import { useAuth } from './auth-context.tsx';

/** Sends the visitor on: to the chat when signed in, else to the sign-in. The session lives in the browser, so only the browser knows. */
export function HomeRedirect() {
  const { status } = useAuth();
  const router = useRouter();

  useEffect(() => {
    if (status === 'loading') return;
    router.replace(status === 'signed-out' ? '/sign-in' : '/coach');
  }, [status, router]);

  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="flex flex-col items-center gap-6">
        <Wordmark />
        <Dots />
      </h1>
    </main>
  );
}
