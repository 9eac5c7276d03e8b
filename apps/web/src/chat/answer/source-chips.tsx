'use client';

import type { Source } from '@hyrox/contracts';
import { BookOpenText } from 'lucide-react';
import { useState } from 'react';
import { SourceSheet } from './source-sheet.tsx';

/** The passages an answer was made from, as numbers. A number opens its passage. */
export function SourceChips({ sources }: { sources: readonly Source[] }) {
  const [shown, setShown] = useState<number | null>(null);
  return (
    <div className="flex min-w-0 animate-fade items-center">
      <span className="flex items-center gap-1.5 pr-1 text-small text-muted">
        <BookOpenText aria-hidden className="size-4" />
        <span className="sr-only sm:not-sr-only">Sources</span>
      </span>
      <ol className="flex min-w-0 overflow-x-auto">
        {sources.map((source, index) => (
          <li key={source.id}>
            <button
              type="button"
              aria-haspopup="dialog"
              aria-label={`Source ${index + 1}: ${source.sourceName}, ${source.section}`}
              onClick={() => setShown(index)}
              className="group grid size-11 place-items-center focus-visible:-outline-offset-4"
            >
              <span className="grid h-7 min-w-7 place-items-center rounded-full border border-line bg-surface px-2 text-small text-muted transition-colors duration-150 group-hover:border-edge group-hover:text-text">
                {index + 1}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <SourceSheet sources={sources} shown={shown} onShow={setShown} />
    </div>
  );
}
