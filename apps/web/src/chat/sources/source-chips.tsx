'use client';

import { BookOpenText } from 'lucide-react';
import { memo } from 'react';
import { cn } from '../../ui/cn.ts';
import { useAnswerSources } from './answer-sources.tsx';
import { useSourceView } from './source-view.ts';

interface SourceChipsProps {
  answerKey: string;
  /** Numbers from 1; those the text cites, or all where it cites none. */
  numbers: readonly number[];
}

/** The passages an answer rests on, as numbers. A number opens its passage. */
export const SourceChips = memo(function SourceChips({ answerKey, numbers }: SourceChipsProps) {
  const { sources, open } = useAnswerSources();
  const openIndex = useSourceView(({ shown }) => (shown?.answerKey === answerKey ? shown.index : null));
  return (
    <div className="flex min-w-0 animate-fade items-center">
      <span className="flex items-center gap-1.5 pr-1 text-small text-muted">
        <BookOpenText aria-hidden className="size-4" />
        <span className="sr-only sm:not-sr-only">Sources</span>
      </span>
      <ol className="flex min-w-0 overflow-x-auto">
        {numbers.map((number) => {
          const source = sources[number - 1];
          if (!source) return null;
          const isOpen = openIndex === number - 1;
          return (
            <li key={source.id}>
              <button
                type="button"
                aria-haspopup="dialog"
                aria-expanded={isOpen}
                aria-label={`Source ${number}: ${source.sourceName}, ${source.section}`}
                onClick={() => open(number, null)}
                className="group grid size-11 place-items-center focus-visible:-outline-offset-4"
              >
                <span
                  className={cn(
                    'grid h-7 min-w-7 place-items-center rounded-full border border-line bg-surface px-2 text-small text-muted transition-colors duration-150 group-hover:border-edge group-hover:text-text',
                    isOpen && 'border-edge bg-raised text-text',
                  )}
                >
                  {number}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
});
