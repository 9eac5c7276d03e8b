import { z } from 'zod';
import { ConversationId, MessageId, TurnId, Uuid } from './ids.ts';
import { LogKind } from './log-entries.ts';

/**
 * `GET /api/events`: what changed for one athlete, on whichever device. Each event is a hint to look again, not the new state itself.
 * The SSE id is `<stream epoch>-<stream sequence>`; `Last-Event-ID` goes on from there on any gateway. `reset` says that the place is no
 * longer known (too old, or the stream was made anew): look at everything again.
 */
export const FeedEvents = {
  turn: z.object({
    turnId: TurnId,
    conversationId: ConversationId.nullable(),
    state: z.enum(['accepted', 'interrupted', 'done', 'stopped', 'failed']),
  }),
  conversation: z.object({ conversationId: ConversationId, change: z.enum(['renamed', 'deleted']) }),
  feedback: z.object({ messageId: MessageId, rating: z.union([z.literal(1), z.literal(-1)]).nullable() }),
  profile: z.object({}),
  consent: z.object({ purpose: z.enum(['health_data', 'training_reuse']), granted: z.boolean() }),
  log: z.object({ kind: LogKind, entryId: Uuid, change: z.enum(['added', 'changed', 'removed']) }),
  plan: z.object({ planId: Uuid, change: z.enum(['proposed', 'accepted', 'undone']) }),
  reset: z.object({}),
} as const;
export type FeedEventName = keyof typeof FeedEvents;
export type FeedEvent = { [N in FeedEventName]: { name: N; data: z.infer<(typeof FeedEvents)[N]> } }[FeedEventName];
