import { z } from 'zod';
import { AthleteId, AthleteRef, ConversationId, MessageId, TurnId } from './ids.ts';
import { rpc } from './message-kinds.ts';
import { Notice, Outcome, Source } from './turns.ts';

export const Conversation = z.object({
  id: ConversationId,
  title: z.string().nullable(),
  startedAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
  lastMessagePreview: z.string(),
});
export type Conversation = z.infer<typeof Conversation>;

export const Rating = z.union([z.literal(1), z.literal(-1)]);
export type Rating = z.infer<typeof Rating>;

/** Why a thumb went up or down. */
export const FeedbackReason = z.enum([
  'accurate',
  'specific',
  'clear',
  'fits_me',
  'wrong',
  'vague',
  'unsafe',
  'ignored_profile',
  'too_long',
  'other',
]);
export type FeedbackReason = z.infer<typeof FeedbackReason>;

/** A stored message. An assistant message carries how it was made; `liveTurnId` marks a question whose answer is still running. */
export const StoredMessage = z.object({
  id: MessageId,
  turnId: TurnId.nullable(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  outcome: Outcome.nullable(),
  finish: z.string().nullable(),
  model: z.string().nullable(),
  sources: z.array(Source),
  notices: z.array(Notice),
  liveTurnId: TurnId.nullable(),
  /** The athlete's own thumb on this answer. */
  feedback: z.object({ rating: Rating, reasons: z.array(FeedbackReason), comment: z.string().nullable() }).nullable(),
});
export type StoredMessage = z.infer<typeof StoredMessage>;

const Page = { limit: z.int().min(1).max(100).default(50), before: z.guid().optional() };

/** One line of readable text. */
export const ConversationTitle = z
  .string()
  .trim()
  .min(1, 'A title needs at least one character')
  .max(120)
  .refine((title) => title.isWellFormed() && !/\p{Cc}/u.test(title), 'A title is one line of text');

export const createConversation = rpc(
  'conversations',
  'create-conversation',
  1,
  z.object({ athleteId: AthleteId, conversationId: ConversationId }),
  z.object({ conversation: Conversation }),
);

/** Most recent first. With `search`, those whose title or messages contain it; the preview is then the place that was found. */
export const listConversations = rpc(
  'conversations',
  'list-conversations',
  1,
  z.object({ athleteId: AthleteId, search: z.string().trim().min(1).max(200).optional(), ...Page }),
  z.object({ conversations: z.array(Conversation), more: z.boolean() }),
);

/** `not_found` for anybody else's. */
export const renameConversation = rpc(
  'conversations',
  'rename-conversation',
  1,
  z.object({ athleteId: AthleteId, athleteRef: AthleteRef, conversationId: ConversationId, title: ConversationTitle }),
  z.object({ conversation: Conversation }),
);

/** Deletes a conversation with its messages, for good. An answer that is still running is given up. `not_found` for anybody else's. */
export const deleteConversation = rpc(
  'conversations',
  'delete-conversation',
  1,
  z.object({ athleteId: AthleteId, athleteRef: AthleteRef, conversationId: ConversationId }),
  z.object({ ok: z.literal(true) }),
);

/** Newest page first on the wire of paging, oldest first inside a page, without what was replaced. `not_found` for anybody else's. */
export const listMessages = rpc(
  'conversations',
  'list-messages',
  1,
  z.object({ athleteId: AthleteId, conversationId: ConversationId, ...Page }),
  z.object({ messages: z.array(StoredMessage), more: z.boolean() }),
);

/** A thumb on an answer, or its withdrawal (`rating` null). Reasons are replaced by each call that names them. */
export const giveFeedback = rpc(
  'conversations',
  'give-feedback',
  1,
  z.object({
    athleteId: AthleteId,
    athleteRef: AthleteRef,
    messageId: MessageId,
    rating: Rating.nullable(),
    reasons: z.array(FeedbackReason).max(6).optional(),
    comment: z.string().max(2000).optional(),
  }),
  z.object({ ok: z.literal(true) }),
);
