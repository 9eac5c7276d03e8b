import { z } from 'zod';
import { ConversationId } from './ids.ts';
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
});
export type MessageListItem = z.infer<typeof MessageListItem>;

export const Feedback = z.strictObject({
  rating: z.union([z.literal(1), z.literal(-1)]).nullable(),
  comment: z.string().max(2000).optional(),
});

export const ConsentChange = z.strictObject({
  purpose: z.enum(['health_data', 'training_reuse']),
  granted: z.boolean(),
  text_version: z.string().max(40),
});
