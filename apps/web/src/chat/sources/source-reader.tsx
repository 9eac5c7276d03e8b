'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { Passage } from './passage.tsx';
import { type ShownSource, turnToSource } from './source-view.ts';

/** A passage with the way to its neighbours. */
export function SourceReader({ shown: { sources, index, sentence } }: { shown: ShownSource }) {
  const source = sources[index];
  if (!source) return null;
  return (
    <>
      <Passage key={source.id} source={source} sentence={sentence} />
      {sources.length > 1 && (
        <div className="flex items-center justify-between border-t border-line px-2 py-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))]">
          <Button tone="quiet" size="small" disabled={index === 0} onClick={() => turnToSource(index - 1)}>
            <ChevronLeft aria-hidden className="size-4" />
            Previous
          </Button>
          <Button tone="quiet" size="small" disabled={index === sources.length - 1} onClick={() => turnToSource(index + 1)}>
            Next
            <ChevronRight aria-hidden className="size-4" />
          </Button>
        </div>
      )}
    </>
  );
}
