import type { Rating } from '@hyrox/contracts';
import { memo, useMemo, useState } from 'react';
import { AnswerPlan } from '../../plans/card/answer-plan.tsx';
import { cn } from '../../ui/cn.ts';
import { citedNumbers } from '../answer/citations/cited-numbers.ts';
import { answerLabels } from '../answer/describe-answer.ts';
import { AnswerText } from '../answer/markdown/answer-text.tsx';
import { NoticeCard } from '../answer/notice-card.tsx';
import { ReasonForm } from '../feedback/reason-form.tsx';
import { useFeedback } from '../feedback/use-feedback.ts';
import { AnswerSourcesProvider } from '../sources/answer-sources.tsx';
import { SourceChips } from '../sources/source-chips.tsx';
import { AnswerActions } from './answer-actions.tsx';
import type { AnswerItem } from './build-thread.ts';
import { WaitingLine } from './waiting-line.tsx';

/** The notice that stands for the plan's card. */
const PLAN_OFFERED = 'plan_offered';

export interface CoachAnswerProps extends Pick<AnswerItem, 'answer' | 'turnId' | 'question' | 'sentAt'> {
  conversationId: string;
  /** Null for an answer that cannot be made anew. */
  onReplace: ((turnId: string, message: string) => void) | null;
}

/** What Coach K said: full width, no bubble. The rows below are there from the first moment, so nothing moves when the answer is complete. */
export const CoachAnswer = memo(function CoachAnswer({ conversationId, answer, turnId, question, sentAt, onReplace }: CoachAnswerProps) {
  const { sources, text, isLive } = answer;
  const labels = answerLabels(answer);
  const isComplete = !isLive && text !== '';
  const hasPlan = answer.outcome !== 'failed' && answer.notices.some(({ code }) => code === PLAN_OFFERED);
  const numbers = useMemo(() => {
    const cited = citedNumbers(text, sources.length);
    return cited.length > 0 ? cited.toSorted((a, b) => a - b) : sources.map((_, index) => index + 1);
  }, [text, sources]);
  const [isAskingWhy, setIsAskingWhy] = useState(false);
  const feedback = useFeedback(conversationId, answer.messageId ?? '');
  const { thumb } = answer;
  const onThumb = (rating: Rating | null) => {
    feedback.mutate(rating === null ? { rating } : { rating, reasons: [], comment: '' });
    setIsAskingWhy(rating !== null);
  };

  return (
    <AnswerSourcesProvider answerKey={turnId} sources={sources}>
      <article aria-busy={isLive} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3">
        <h2 className="sr-only">Coach K</h2>
        <span
          aria-hidden
          className={cn('font-display text-[1.375rem] leading-6 font-semibold text-muted', isLive && 'animate-pulse-soft text-text')}
        >
          K
        </span>
        <div className="flex max-w-[68ch] min-w-0 flex-col gap-2">
          {answer.notices
            .filter(({ code }) => code !== PLAN_OFFERED)
            .map((notice) => (
              <NoticeCard key={`${notice.code}:${notice.text}`} notice={notice} />
            ))}
          {isLive && !answer.hasStarted ? (
            <WaitingLine answer={answer} sentAt={sentAt} />
          ) : (
            <AnswerText text={text} sourceCount={sources.length} isUnfinished={answer.finish !== 'stop'} />
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
          {isComplete && hasPlan && <AnswerPlan turnId={turnId} sentAt={sentAt} />}
          <div className={cn('flex min-h-11 flex-col sm:flex-row sm:justify-between', sources.length > 0 && 'min-h-22 sm:min-h-11')}>
            {isComplete && sources.length > 0 ? <SourceChips answerKey={turnId} numbers={numbers} /> : <span />}
            {!isLive && <AnswerActions answer={answer} onThumb={onThumb} onRegenerate={onReplace && (() => onReplace(turnId, question))} />}
          </div>
          {feedback.isError && (
            <p className="text-small text-danger">Your feedback was not saved. {feedback.error.message} Please tap again.</p>
          )}
          {thumb && isAskingWhy && (
            <ReasonForm
              key={thumb.rating}
              rating={thumb.rating}
              reasons={thumb.reasons}
              comment={thumb.comment}
              isUndone={feedback.isError}
              onReasons={(reasons) => feedback.mutate({ rating: thumb.rating, reasons })}
              onComment={(comment) => feedback.mutate({ rating: thumb.rating, comment })}
              onClose={() => setIsAskingWhy(false)}
            />
          )}
        </div>
      </article>
    </AnswerSourcesProvider>
  );
});
