import { z } from 'zod';
import { Attempt, AthleteRef, HolderId, TurnId } from './ids.ts';
import { addressed, rpc, shared, signal } from './message-kinds.ts';
import { TurnEnd } from './turns.ts';

export const ChatMessage = z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() });
export type ChatMessage = z.infer<typeof ChatMessage>;

/** What must not be shown. The worker applies it sentence by sentence and knows nothing of the meaning. Patterns are JavaScript, flags `iu`. */
export const Guard = z.object({ patterns: z.array(z.string()).min(1), fallbackText: z.string().min(1) });
export type Guard = z.infer<typeof Guard>;

/** What the conductor knows and the record must keep. The worker carries it back unread. */
export const Carry = z.record(z.string(), z.unknown());
export type Carry = z.infer<typeof Carry>;

/** Dispatches one attempt to any worker. One attempt is sent at most once; acknowledged before the provider is called. */
export const inferenceGenerate = rpc(
  'inference',
  'generate',
  1,
  z.object({
    turnId: TurnId,
    attempt: Attempt,
    subjectKey: AthleteRef,
    gateway: HolderId.optional(),
    messages: z.array(ChatMessage).min(1),
    /** Exact tokens of `messages` as the conductor counted them; what a provider that reports nothing is charged with. Optional: added after v1. */
    promptTokens: z.int().positive().optional(),
    maxTokens: z.int().positive(),
    temperature: z.number().min(0).max(2),
    guard: Guard.optional(),
    carry: Carry,
  }),
  z.object({ worker: HolderId }),
);
export type GenerateInput = z.infer<typeof inferenceGenerate.input>;

/** One non-streaming call, for extraction and judging. `jsonSchema` asks for JSON mode. */
export const inferenceComplete = rpc(
  'inference',
  'complete',
  1,
  z.object({
    requestId: z.string(),
    subjectKey: AthleteRef,
    purpose: z.string(),
    messages: z.array(ChatMessage).min(1),
    maxTokens: z.int().positive(),
    temperature: z.number().min(0).max(2),
    jsonSchema: z.object({ name: z.string(), schema: z.record(z.string(), z.unknown()) }).optional(),
  }),
  z.object({ text: z.string(), finish: z.string(), model: z.string(), tokensIn: z.int(), tokensOut: z.int(), costNanoUsd: z.int() }),
);

/**
 * What answers a subject first at the moment, and what a prompt for it may hold. Asked once in a while, never waited for: `examplesInPrompt` says
 * that coaching examples help this model, `contextTokens` how long a prompt and its answer may be together (null: not established).
 */
export const liveModel = rpc(
  'inference',
  'live-model',
  1,
  z.object({ subjectKey: AthleteRef }),
  z.object({
    modelId: z.string(),
    fineTuned: z.boolean(),
    examplesInPrompt: z.boolean(),
    contextTokens: z.int().positive().nullable(),
  }),
);
export type LiveModel = z.infer<typeof liveModel.output>;

/** Start, resume, second device, gap and lost tail are one question to the owner of the log: what follows `at`? */
export const watchTurn = addressed(
  'watch',
  z.object({ turnId: TurnId, attempt: Attempt, gateway: HolderId, at: z.int().min(0) }),
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('here'), at: z.int(), text: z.string(), end: TurnEnd.optional(), carry: Carry }),
    z.object({ state: z.literal('gone') }),
    z.object({ state: z.literal('wait') }),
  ]),
);

/** The last reader at that gateway left: stop the frames, not the answer. */
export const unwatchTurn = addressed('unwatch', z.object({ turnId: TurnId, gateway: HolderId }), z.object({}));

/** Ends the attempt and keeps its text. The commit decides the outcome, not this reply. */
export const stopAttempt = addressed('stop', z.object({ turnId: TurnId, attempt: Attempt }), z.object({ known: z.boolean() }));

/** Answered by every holder. "No responders" twice means the process is gone; a time-out does not. */
export const pingHolder = addressed('ping', z.object({}), z.object({}));

/** A worker began an attempt. */
export const turnStarted = signal('turns', 'started', 1, z.object({ turnId: TurnId, attempt: Attempt, worker: HolderId }));

/** Logging moved a turn to a new attempt. */
export const turnAttempt = signal('turns', 'attempt', 1, z.object({ turnId: TurnId, attempt: Attempt }));

/** A replica stopped asking a model, by model id. `openUntilMs`: milliseconds since the epoch until when nobody asks it; 0: it answers again. */
export const modelBreaker = shared('INFERENCE', 'breaker', 1, z.object({ openUntilMs: z.int().min(0), by: HolderId }));
export type BreakerNews = z.infer<typeof modelBreaker.data>;
