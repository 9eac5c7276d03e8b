import type { FeedbackReason, Rating } from '@hyrox/contracts';

interface Choice {
  value: FeedbackReason;
  label: string;
}

/** What one can say about a thumb, in the order in which it is offered. */
export const FEEDBACK_REASONS: Record<'up' | 'down', readonly Choice[]> = {
  up: [
    { value: 'accurate', label: 'Accurate' },
    { value: 'specific', label: 'Specific numbers' },
    { value: 'clear', label: 'Clear' },
    { value: 'fits_me', label: 'Fits me' },
  ],
  down: [
    { value: 'wrong', label: 'Wrong' },
    { value: 'vague', label: 'Too vague' },
    { value: 'ignored_profile', label: 'Ignored my profile' },
    { value: 'unsafe', label: 'Unsafe' },
    { value: 'too_long', label: 'Too long' },
    { value: 'other', label: 'Something else' },
  ],
};

export const reasonsFor = (rating: Rating): readonly Choice[] => FEEDBACK_REASONS[rating === 1 ? 'up' : 'down'];
