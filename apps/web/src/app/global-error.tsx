'use client';

import { useEffect } from 'react';
import './globals.css';

/** Shown when even the frame of the pages failed. Stands on nothing but the style sheet. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => {
    console.error(error);
  }, [error]);

  return (
    <html lang="en">
      <head>
        <title>Hyrox AI Coach</title>
      </head>
      <body>
        <main className="mx-auto flex min-h-dvh max-w-sm flex-col items-start justify-center gap-4 px-4">
          <h1 className="text-4xl">Nothing to show right now</h1>
          <p className="text-muted">The page could not be made. Your conversations and your log are stored.</p>
          <button type="button" className="min-h-11 rounded-card bg-accent px-4 font-medium text-on-accent" onClick={reset}>
            Try again
          </button>
          {error.digest && <p className="text-small text-muted">Reference {error.digest}</p>}
        </main>
      </body>
    </html>
  );
}
