import type { Rating } from '@hyrox/contracts';
import { RotateCcw } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import type { Answer } from '../answer/answer.ts';
import { Thumbs } from '../feedback/thumbs.tsx';
import { CopyButton } from './copy-button.tsx';

interface AnswerActionsProps {
  answer: Answer;
  onThumb: (rating: Rating | null) => void;
  /** Null for an answer that cannot be made anew. */
  onRegenerate: (() => void) | null;
}

/** What can be done with an answer, once it is complete. */
export function AnswerActions({ answer, onThumb, onRegenerate }: AnswerActionsProps) {
  const hasText = answer.text !== '';
  return (
    <div className="-mx-3.5 flex animate-fade sm:mx-0 sm:-mr-3.5">
      {hasText && answer.messageId && <Thumbs thumb={answer.thumb} onThumb={onThumb} />}
      {hasText && <CopyButton text={answer.text} label="Copy answer" />}
      {onRegenerate && (
        <Button tone="quiet" size="icon" aria-label="Answer again" onClick={onRegenerate}>
          <RotateCcw aria-hidden className="size-4" />
        </Button>
      )}
    </div>
  );
}
