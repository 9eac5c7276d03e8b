import type { acceptTurn } from '@hyrox/contracts';
import type { z } from 'zod';

export type Limited = Extract<z.output<typeof acceptTurn.output>, { outcome: 'limited' }>;

const NUMBER = new Intl.NumberFormat('en-US');
const MIDNIGHT = 'Coach K is back at midnight UTC.';

/** Which allowance is used up and when to go on, for the athlete. A wait of at most a minute is told in seconds. */
export function sayLimit({ limit, allowed, retryAfterS }: Omit<Limited, 'outcome'>): string {
  const number = NUMBER.format(allowed);
  switch (limit) {
    case 'turns_per_minute':
      return `You have asked ${number} ${allowed === 1 ? 'question' : 'questions'} within a minute. Go on in ${retryAfterS} s.`;
    case 'turns_per_day':
      return allowed === 1 ? `Today's question is used up. ${MIDNIGHT}` : `Today's ${number} questions are used up. ${MIDNIGHT}`;
    case 'tokens_per_day':
      return retryAfterS <= 60
        ? `Answers that are still running hold the rest of today's ${number} tokens. Go on in ${retryAfterS} s.`
        : `Today's ${number} tokens are used up. ${MIDNIGHT}`;
  }
}
