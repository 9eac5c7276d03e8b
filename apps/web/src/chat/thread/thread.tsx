'use client';

import { ArrowDown } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import { usePart } from '../../ui/use-part.ts';
import { AthleteMessage } from './message/athlete-message.tsx';
import type { ThreadItem } from './build-thread.ts';
import type { CoachAnswerProps } from './coach-answer.tsx';
import { MessageEditor } from './message/message-editor.tsx';
import type { Editing } from './message/use-editing.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

/** What shows an answer, with its sources and thumbs: needed only once there is something to read. */
export const loadAnswer = () => import('./coach-answer.tsx');

interface ThreadProps {
  conversationId: string | null;
  items: readonly ThreadItem[];
  /** Changes when the athlete sends something: the view then goes to the end. */
  sentKey: string | null;
  older: { load: () => void; isLoading: boolean } | null;
  editing: Editing;
  /** Sends a message in the place of an ended turn; null while nothing can be replaced. */
  onReplace: ((turnId: string, message: string) => void) | null;
  empty: ReactNode;
  problem: ReactNode;
  /** Stands over the end of the thread, where room is left for it. */
  suggestions: ReactNode;
}

/** Items this far from the end are laid out only when they come into view. */
const NEAR_END = 6;

/** The conversation, oldest first. The view follows the answer only while the reader is at its end. */
export function Thread(props: ThreadProps) {
  const { conversationId, items, sentKey, older, editing, onReplace, empty, problem, suggestions } = props;
  const last = items.at(-1);
  const isGrowing = last?.kind === 'answer' && last.answer.isLive;
  const { scrollerRef, contentRef, hasNewText, isAtEnd, toEnd, release } = useStickToEnd(conversationId ?? 'new', isGrowing);
  const lastQuestion = items.findLastIndex((item) => item.kind === 'question');

  useEffect(() => {
    if (sentKey) toEnd();
  }, [sentKey, toEnd]);

  useEffect(() => {
    if (editing.current) release();
  }, [editing.current, release]);

  const show = (item: ThreadItem, index: number) => {
    if (item.kind === 'answer') {
      const { answer, turnId, question, sentAt } = item;
      const isLast = index === items.length - 1;
      return (
        <Answer
          {...{ answer, turnId, question, sentAt }}
          conversationId={conversationId ?? ''}
          onReplace={isLast && answer.outcome !== 'failed' ? onReplace : null}
        />
      );
    }
    if (editing.current?.turnId !== item.turnId) {
      return <AthleteMessage turnId={item.turnId} text={item.text} isLast={index === lastQuestion} onEdit={onReplace && editing.begin} />;
    }
    const laterMessages = items.slice(index + 1).filter((later) => later.kind === 'question').length;
    const send = (text: string) => {
      editing.end();
      onReplace?.(item.turnId, text);
    };
    return (
      <MessageEditor
        text={editing.current.text}
        laterMessages={laterMessages}
        isHeld={onReplace === null}
        onSend={send}
        onCancel={editing.cancel}
      />
    );
  };

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scrollerRef}
        role="log"
        aria-live="off"
        aria-label="Conversation with Coach K"
        tabIndex={0}
        className="scrollbar-quiet h-full scroll-pb-20 overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
      >
        <div ref={contentRef} className="flex min-h-full flex-col">
          {items.length === 0 ? (
            <>
              {empty}
              <div className="mx-auto w-full max-w-3xl px-4 pb-4 empty:hidden">{problem}</div>
            </>
          ) : (
            <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-6 pb-16">
              {older && (
                <Button tone="quiet" size="small" className="self-center" disabled={older.isLoading} onClick={older.load}>
                  {older.isLoading ? 'Loading…' : 'Show earlier messages'}
                </Button>
              )}
              {items.map((item, index) => (
                <div
                  key={item.key}
                  className={cn(
                    '-mx-2 px-2',
                    index < items.length - NEAR_END && '[contain-intrinsic-size:auto_12rem] [content-visibility:auto]',
                  )}
                >
                  {show(item, index)}
                </div>
              ))}
              {problem}
            </div>
          )}
        </div>
      </div>
      {isAtEnd && suggestions && (
        <div className="absolute inset-x-0 bottom-0 mx-auto w-full max-w-3xl bg-linear-to-t from-ground via-ground/90 to-transparent pt-3 pb-1">
          {suggestions}
        </div>
      )}
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

function Answer(props: CoachAnswerProps) {
  const part = usePart(loadAnswer);
  if (part) return <part.CoachAnswer {...props} />;
  // With the room of the rows below it, as the text that was read early has it: nothing moves when the answer itself comes.
  return <p className="max-w-[calc(68ch+2rem)] pb-24 pl-8 wrap-anywhere whitespace-pre-wrap sm:pb-13">{props.answer.text}</p>;
}
