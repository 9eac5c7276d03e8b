import { z } from 'zod';
import { rpc } from './message-kinds.ts';

/** What the collector holds, for the data team and for tests that wait for an event to arrive. */
export const countCollected = rpc(
  'training-data',
  'count-collected',
  1,
  z.object({}),
  z.object({ turns: z.int(), withText: z.int(), feedback: z.int(), consents: z.int(), deadLetters: z.int() }),
);
