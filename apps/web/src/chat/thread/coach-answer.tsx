import { Check, Copy } from 'lucide-react';
import { memo } from 'react';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import type { Answer } from '../answer/answer.ts';
import { AnswerText } from '../answer/markdown/answer-text.tsx';
import { answerLabels } from '../answer/describe-answer.ts';
import { NoticeCard } from '../answer/notice-card.tsx';
import { SourceChips } from '../answer/source-chips.tsx';
import { useCopy } from './use-copy.ts';
import { WaitingLine } from './waiting-line.tsx';

/** What Coach K said: full width, no bubble. The row below is there from the first moment, so nothing moves when the answer is complete. */
export const CoachAnswer = memo(function CoachAnswer({ answer, sentAt }: { answer: Answer; sentAt: number }) {
  const { isCopied, copy } = useCopy(answer.text);
  const labels = answerLabels(answer);
  const isComplete = !answer.isLive;
  return (
    <article aria-busy={answer.isLive} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3">
      <h2 className="sr-only">Coach K</h2>
      <span
        aria-hidden
        className={cn('font-display text-[1.375rem] leading-6 font-semibold text-muted', answer.isLive && 'animate-pulse-soft text-text')}
      >
        K
      </span>
      <div className="flex max-w-[68ch] min-w-0 flex-col gap-2">
        {answer.notices.map((notice) => (
          <NoticeCard key={`${notice.code}:${notice.text}`} notice={notice} />
        ))}
        {answer.isLive && !answer.hasStarted ? (
          <WaitingLine answer={answer} sentAt={sentAt} />
        ) : (
          <AnswerText text={answer.text} isUnfinished={answer.finish !== 'stop'} />
        )}
        {labels.length > 0 && (
          <ul className="flex flex-wrap gap-1.5">
            {labels.map((label) => (
              <li key={label} className="rounded-full border border-line px-2.5 py-0.5 text-small text-muted">
                {label}
              </li>
            ))}
          </ul>
        )}
        <div className="-ml-px flex min-h-11 items-center justify-between gap-2">
          {isComplete && answer.text !== '' && answer.sources.length > 0 && <SourceChips sources={answer.sources} />}
          {isComplete && answer.text !== '' && (
            <Button tone="quiet" size="icon" aria-label={isCopied ? 'Copied' : 'Copy answer'} className="ml-auto" onClick={copy}>
              {isCopied ? <Check aria-hidden className="size-4 text-positive" /> : <Copy aria-hidden className="size-4" />}
            </Button>
          )}
        </div>
      </div>
    </article>
  );
});
