'use client';

import { useEffect } from 'react';
import { Button } from '../ui/button.tsx';

export default function ErrorScreen({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => {
    console.error(error);
  }, [error]);

  return (
    <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-4 px-4">
      <h1 className="text-4xl">This screen tripped</h1>
      <p className="text-muted">
        Something went wrong while showing it. Your conversations are stored, and an answer that is being written goes on without this page.
      </p>
      <Button tone="accent" onClick={reset}>
        Show it again
      </Button>
      {error.digest && <p className="text-small text-muted">Reference {error.digest}</p>}
    </main>
  );
}
