import type { readErasure } from '@hyrox/contracts';
import type { z } from 'zod';

/** `GET /api/account/erasures/:id` */
export type Erasure = z.output<typeof readErasure.output>;

export interface ErasureWords {
  title: string;
  words: string;
}

/** How far an erasure is, for the one who asked for it. */
export function describeErasure({ requestedAt, completedAt }: Erasure, formatTime: (iso: string) => string): ErasureWords {
  return completedAt
    ? { title: 'Everything is gone', words: `The last trace was cleared at ${formatTime(completedAt)}.` }
    : {
        title: 'Your account is deleted',
        words: `Your sign-in and everything in it went at ${formatTime(requestedAt)}. Copies on their way between our services are being cleared now; this usually takes less than a minute.`,
      };
}
