'use client';

import type { Source } from '@hyrox/contracts';
import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import { loadMarkdown } from '../answer/markdown/answer-text.tsx';
import { markCited } from './mark-cited.ts';

const SafeMarkdown = lazy(() => loadMarkdown().then((module) => ({ default: module.SafeMarkdown })));

/** One passage in full. The lines that the citing sentence rests on are marked and in view. */
export function Passage({ source, sentence }: { source: Source; sentence: string | null }) {
  const frame = useRef<HTMLDivElement>(null);
  const step = useMemo(() => [markCited, { citing: sentence }] as [typeof markCited, { citing: string | null }], [sentence]);

  useEffect(() => {
    // Opened from a number alone the passage starts at its top.
    frame.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [source, sentence]);

  return (
    <div
      ref={frame}
      tabIndex={0}
      role="region"
      aria-label="Passage"
      className="scrollbar-quiet min-h-0 flex-1 overflow-y-auto overscroll-contain p-4 focus-visible:-outline-offset-2"
    >
      <p className="text-small text-muted">{source.sourceName}</p>
      <h3 className="mt-1 mb-3 text-2xl leading-tight">{source.section}</h3>
      <div
        dir="auto"
        className="answer [&_mark]:rounded-xs [&_mark]:bg-accent/15 [&_mark]:box-decoration-clone [&_mark]:py-0.5 [&_mark]:text-text [&_mark]:shadow-[0_1px_0_var(--color-accent)]"
      >
        <Suspense fallback={<p className="whitespace-pre-wrap">{source.content}</p>}>
          <SafeMarkdown text={source.content} step={step} />
        </Suspense>
      </div>
    </div>
  );
}
