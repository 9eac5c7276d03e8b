'use client';

import { ArrowDown } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { AthleteMessage } from './athlete-message.tsx';
import type { ThreadItem } from './build-thread.ts';
import { CoachAnswer } from './coach-answer.tsx';
import { useStickToEnd } from './use-stick-to-end.ts';

interface ThreadProps {
  threadKey: string;
  items: readonly ThreadItem[];
  /** Changes when the athlete sends something: the view then goes to the end. */
  sentKey: string | null;
  older: { load: () => void; isLoading: boolean } | null;
  empty: ReactNode;
  problem: ReactNode;
}

/** The conversation, oldest first. The view follows the answer only while the reader is at its end. */
export function Thread({ threadKey, items, sentKey, older, empty, problem }: ThreadProps) {
  const { scrollerRef, contentRef, hasNewText, toEnd } = useStickToEnd(threadKey);

  useEffect(() => {
    if (sentKey) toEnd();
  }, [sentKey, toEnd]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scrollerRef}
        role="log"
        aria-live="off"
        aria-label="Conversation with Coach K"
        tabIndex={0}
        className="scrollbar-quiet h-full overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
      >
        <div ref={contentRef} className="flex min-h-full flex-col">
          {items.length === 0 ? (
            empty
          ) : (
            <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-6 pb-4">
              {older && (
                <Button tone="quiet" size="small" className="self-center" disabled={older.isLoading} onClick={older.load}>
                  {older.isLoading ? 'Loading…' : 'Show earlier messages'}
                </Button>
              )}
              {items.map((item) =>
                item.kind === 'question' ? (
                  <AthleteMessage key={item.key} text={item.text} />
                ) : (
                  <CoachAnswer key={item.key} answer={item.answer} sentAt={item.sentAt} />
                ),
              )}
              {problem}
            </div>
          )}
        </div>
      </div>
      {hasNewText && (
        <Button
          tone="raised"
          size="small"
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-fade rounded-full border border-line shadow-lg shadow-black/60"
        >
          New text
          <ArrowDown aria-hidden className="size-4" />
        </Button>
      )}
    </div>
  );
}
