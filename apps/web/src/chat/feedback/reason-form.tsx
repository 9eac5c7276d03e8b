'use client';

import type { FeedbackReason, Rating } from '@hyrox/contracts';
import { X } from 'lucide-react';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ToggleChips } from '../../ui/form/toggle-chips.tsx';
import { reasonsFor } from './feedback-reasons.ts';

interface ReasonFormProps {
  rating: Rating;
  reasons: readonly FeedbackReason[];
  comment: string | null;
  /** The last change was not saved: what is shown goes back to what is stored. */
  isUndone: boolean;
  onReasons: (reasons: FeedbackReason[]) => void;
  onComment: (comment: string) => void;
  onClose: () => void;
}

const MOST_COMMENT_CHARS = 2_000;

/** Why the thumb went where it went. Nothing here is needed: the thumb itself is saved already, and each chip as it is tapped. */
export function ReasonForm({ rating, reasons, comment, isUndone, onReasons, onComment, onClose }: ReasonFormProps) {
  const [text, setText] = useState(comment ?? '');
  // Held here too, so that a chip answers to the tap itself and not to the cache a moment later.
  const [chosen, setChosen] = useState(reasons);
  const id = useId();
  const question = rating === 1 ? 'Saved. What was good?' : 'Saved. What went wrong?';
  useEffect(() => {
    if (isUndone) setChosen(reasons);
  }, [isUndone, reasons]);

  const choose = (values: string[]) => {
    const next = reasonsFor(rating).flatMap(({ value }) => (values.includes(value) ? [value] : []));
    setChosen(next);
    onReasons(next);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== (comment ?? '')) onComment(text.trim());
    onClose();
  };

  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex animate-fade flex-col gap-2 rounded-card border border-line bg-surface py-2 pr-2 pl-3"
    >
      <div className="flex min-h-11 items-center justify-between gap-2">
        <p className="text-small text-muted">{question}</p>
        <Button tone="quiet" size="icon" aria-label="Close without a reason" onClick={onClose}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      <ToggleChips legend={question} choices={reasonsFor(rating)} chosen={chosen} onChange={choose} />
      <div className="flex items-end gap-2">
        <label htmlFor={id} className="sr-only">
          Anything else about this answer
        </label>
        <textarea
          id={id}
          rows={1}
          value={text}
          maxLength={MOST_COMMENT_CHARS}
          placeholder="Anything else?"
          onChange={(event) => setText(event.target.value)}
          className="field-sizing-content max-h-24 min-h-11 flex-1 resize-none rounded-card border border-line bg-ground px-3 py-2.5 text-base leading-6 placeholder:text-muted focus:border-text focus:outline-none"
        />
        <Button type="submit" tone="raised">
          Done
        </Button>
      </div>
    </form>
  );
}
