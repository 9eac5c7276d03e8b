import { z } from 'zod';
import { AthleteId, AthleteRef, MessageId, TurnId } from './ids.ts';
import { ChatMessage } from './inference.ts';
import { rpc } from './message-kinds.ts';

/** What the collector holds, for the data team and for tests that wait for an event to arrive. */
export const countCollected = rpc(
  'training-data',
  'count-collected',
  1,
  z.object({}),
  z.object({
    turns: z.int(),
    withText: z.int(),
    flagged: z.int(),
    feedback: z.int(),
    consents: z.int(),
    deadLetters: z.int(),
  }),
);

/** Who asks, as the gateway read it from the token. The service looks again: without the role `data` there is nothing here (`not_found`). */
const asker = { reviewer: AthleteId, roles: z.array(z.string()) };

/** One consented turn: the prompt as it was served, context included, and the answer. The athlete is the opaque reference. */
export const CollectedTurn = z.object({
  turnId: TurnId,
  messageId: MessageId,
  athleteRef: AthleteRef,
  messages: z.array(ChatMessage),
  answer: z.string(),
  finish: z.string(),
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
  sourceIds: z.array(z.string()),
  rating: z.union([z.literal(1), z.literal(-1)]).nullable(),
  /** By whom it counts as an example: the athlete's thumb, a reviewer, or nobody yet. */
  flaggedBy: z.enum(['athlete', 'reviewer']).nullable(),
  completedAt: z.iso.datetime({ offset: true }),
});
export type CollectedTurn = z.infer<typeof CollectedTurn>;

/**
 * Turns with text, oldest first. `flagged`: thumb up or a reviewer's yes, training consent standing, adult, ended normally (DESIGN §4),
 * all judged at this moment. Otherwise every consented turn, for review. `after` is the turn id of the last row of the page before.
 */
export const listCollected = rpc(
  'training-data',
  'list-collected',
  1,
  z.object({ ...asker, flaggedOnly: z.boolean(), limit: z.int().min(1).max(20).default(10), after: TurnId.optional() }),
  z.object({ turns: z.array(CollectedTurn), more: z.boolean() }),
);

/** A reviewer says yes or no to an example, or takes it back (null). `not_found` for a turn that is not held or has no text. */
export const reviewTurn = rpc(
  'training-data',
  'review-turn',
  1,
  z.object({ ...asker, turnId: TurnId, verdict: z.enum(['include', 'exclude']).nullable() }),
  z.object({ ok: z.literal(true) }),
);
