'use client';

import type { Rating } from '@hyrox/contracts';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { cn } from '../../ui/cn.ts';
import type { Thumb } from '../answer/answer.ts';

const THUMBS = [
  { rating: 1, Icon: ThumbsUp, words: 'Good answer' },
  { rating: -1, Icon: ThumbsDown, words: 'Bad answer' },
] as const;

/** Two thumbs; the one that is on is filled, and a second tap takes it back. */
export function Thumbs({ thumb, onThumb }: { thumb: Thumb | null; onThumb: (rating: Rating | null) => void }) {
  return THUMBS.map(({ rating, Icon, words }) => {
    const isOn = thumb?.rating === rating;
    return (
      <Button
        key={rating}
        tone="quiet"
        size="icon"
        aria-label={words}
        aria-pressed={isOn}
        className={cn(isOn && 'text-text')}
        onClick={() => onThumb(isOn ? null : rating)}
      >
        <Icon aria-hidden className={cn('size-4', isOn && 'fill-current')} />
      </Button>
    );
  });
}
