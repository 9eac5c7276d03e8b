import { z } from 'zod';
import { ConversationTitle, FeedbackReason, Rating } from './conversations.ts';
import { ConversationId, Uuid } from './ids.ts';
import { BenchmarkFields, RunFields, WorkoutFields } from './log-entries.ts';
import { MessageText } from './turns.ts';

/** `POST /api/chat`, the hand-off's wire: streams `data: {"token": …}` and ends with `data: [DONE]`. */
export const ChatRequest = z.strictObject({ conversation_id: ConversationId, message: MessageText });
export type ChatRequest = z.infer<typeof ChatRequest>;

export const ConversationCreated = z.object({ id: z.string(), started_at: z.string() });

export const ConversationListItem = z.object({
  id: z.string(),
  title: z.string().nullable(),
  started_at: z.string(),
  updated_at: z.string(),
  last_message_preview: z.string(),
});
export type ConversationListItem = z.infer<typeof ConversationListItem>;

/** `GET /api/conversations/:id/messages`. The four fields of the hand-off, then ours. */
export const MessageListItem = z.object({
  id: z.string(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  created_at: z.string(),
  turn_id: z.string().nullable(),
  outcome: z.enum(['done', 'stopped', 'failed']).nullable(),
  finish: z.string().nullable(),
  model: z.string().nullable(),
  sources: z.array(z.object({ id: z.string(), source_name: z.string(), section: z.string(), score: z.number(), content: z.string() })),
  notices: z.array(z.object({ code: z.string(), severity: z.string(), text: z.string() })),
  live_turn_id: z.string().nullable(),
  feedback: z.object({ rating: Rating, reasons: z.array(FeedbackReason), comment: z.string().nullable() }).nullable(),
});
export type MessageListItem = z.infer<typeof MessageListItem>;

/** `POST /api/messages/:id/feedback`; `rating` null takes the thumb back. */
export const Feedback = z.strictObject({
  rating: Rating.nullable(),
  reasons: z.array(FeedbackReason).max(6).optional(),
  comment: z.string().max(2000).optional(),
});

export const ConsentChange = z.strictObject({
  purpose: z.enum(['health_data', 'training_reuse']),
  granted: z.boolean(),
  text_version: z.string().max(40),
});

/** `PATCH /api/conversations/:id` */
export const ConversationRename = z.strictObject({ title: ConversationTitle });

/** A new entry may bring its own id: the same id again is the same entry, so that a repeat over a bad connection writes nothing twice. */
export const NewWorkout = WorkoutFields.extend({ id: Uuid.optional() });
export const NewRun = RunFields.extend({ id: Uuid.optional() });
export const NewBenchmark = BenchmarkFields.extend({ id: Uuid.optional() });

/** `POST /api/account/deletion`: the athlete types the words, and signed in a moment ago. */
export const DeletionRequest = z.strictObject({ confirm: z.literal('delete my account') });
export const DeletionAnswer = z.object({ erasureId: z.string(), requestedAt: z.string() });

/** `POST /api/data/turns/:turnId/review`, role `data`. */
export const ReviewRequest = z.strictObject({ verdict: z.enum(['include', 'exclude']).nullable() });
