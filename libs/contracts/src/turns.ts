import { z } from 'zod';
import { Attempt, ConversationId, MessageId, TurnId } from './ids.ts';
import { TURN_LIMITS } from './turn-limits.ts';

const wellFormed = (text: string) => text.isWellFormed() && !text.includes('\u0000');

/** What an athlete may type. NUL and lone surrogates cannot be stored or counted, so they are refused by name. */
export const MessageText = z
  .string()
  .min(1, 'A message needs at least one character')
  .max(TURN_LIMITS.maxMessageChars, `A message has at most ${TURN_LIMITS.maxMessageChars} characters`)
  .refine(wellFormed, 'The message contains characters that are not valid text')
  .refine((text) => text.trim().length > 0, 'A message needs at least one visible character');

/**
 * `POST /api/turns`. `turnId` is the idempotency key: the same body twice is one turn. `replaces` names an ended turn that this one takes
 * the place of, with everything said after it: the same message again (retry, regenerate) or an edited one.
 */
export const StartTurn = z.strictObject({
  turnId: TurnId,
  conversationId: ConversationId,
  message: MessageText,
  replaces: TurnId.optional(),
});
export type StartTurn = z.infer<typeof StartTurn>;

/** A passage that was put in front of the model. `score` is the fused rank score of the hybrid search. */
export const Source = z.object({
  id: z.string(),
  sourceName: z.string(),
  section: z.string(),
  score: z.number(),
  content: z.string(),
});
export type Source = z.infer<typeof Source>;

/** Something the athlete must see beside the answer. Never a change to the answer itself. */
export const Notice = z.object({ code: z.string(), severity: z.enum(['info', 'caution', 'urgent']), text: z.string() });
export type Notice = z.infer<typeof Notice>;

export const Outcome = z.enum(['done', 'stopped', 'failed']);
export type Outcome = z.infer<typeof Outcome>;

/** How the answer ended: at its natural end, at the length limit, held back by a guard, by the athlete, or by a failure. */
export const Finish = z.enum(['stop', 'length', 'guard', 'stopped', 'error']);
export type Finish = z.infer<typeof Finish>;

/** Milliseconds spent in each stage of a turn, by stage name. */
export const Stages = z.record(z.string(), z.number());
export type Stages = z.infer<typeof Stages>;

/** The end of a turn as it is stored and as every device is told. Exactly one per turn, after the commit. */
export const TurnEnd = z.object({
  outcome: Outcome,
  finish: Finish,
  reason: z.string().optional(),
  /** A budget is used up (`reason` says which): when there is something of it again, in seconds from the end. Optional: added later than the rest. */
  retryAfterS: z.int().optional(),
  model: z.string().optional(),
  /** The model was found asleep, and the athlete was told. Optional: added later than the rest. */
  cold: z.boolean().optional(),
  tokensIn: z.int().optional(),
  tokensOut: z.int().optional(),
  costNanoUsd: z.int().optional(),
  stages: Stages.default({}),
  notices: z.array(Notice).default([]),
  messageId: MessageId.optional(),
});
export type TurnEnd = z.infer<typeof TurnEnd>;

/**
 * A moment of the wait, told in one place of the page. `usualMs`: what this wait usually takes. `place`: of `queued`, how many are let in up to and
 * with this one; optional, added after v1.
 */
export const TurnStatus = z.object({
  state: z.enum(['reading', 'thinking', 'warming', 'retrying', 'queued', 'degraded']),
  passages: z.int().optional(),
  usualMs: z.number().optional(),
  place: z.int().positive().optional(),
  reason: z.string().optional(),
});
export type TurnStatus = z.infer<typeof TurnStatus>;

/** The SSE stream of a turn. The SSE id of every event is `<attempt>.<at>`, `at` in UTF-16 units of the text. */
export const TurnEvents = {
  accepted: z.object({ turnId: TurnId, conversationId: ConversationId, attempt: Attempt, traceId: z.string() }),
  sources: z.object({ sources: z.array(Source), degraded: z.string().optional() }),
  status: TurnStatus,
  token: z.object({ t: z.string() }),
  restart: z.object({ attempt: Attempt }),
  notice: Notice,
  usage: z.object({ model: z.string(), tokensIn: z.int(), tokensOut: z.int(), costNanoUsd: z.int() }),
  done: TurnEnd.extend({ attempt: Attempt, length: z.int() }),
  stopped: TurnEnd.extend({ attempt: Attempt, length: z.int() }),
  failed: TurnEnd.extend({ attempt: Attempt, length: z.int() }),
} as const;
export type TurnEventName = keyof typeof TurnEvents;
export type TurnEvent = { [N in TurnEventName]: { name: N; data: z.infer<(typeof TurnEvents)[N]> } }[TurnEventName];

/** The events after which a turn says nothing more. */
export const TERMINAL_EVENTS: ReadonlySet<string> = new Set(Outcome.options);
