import { z } from 'zod';
import { Attempt, AthleteRef, ConversationId, MessageId, TurnId } from './ids.ts';
import { ChatMessage } from './inference.ts';
import { event } from './message-kinds.ts';
import { Finish, Outcome } from './turns.ts';

/** Facts of one turn carry no text, except `training` on a completed turn of an adult who agreed to it at that moment. */
export const turnAccepted = event(
  'turn-accepted',
  1,
  z.object({ turnId: TurnId, conversationId: ConversationId, athleteRef: AthleteRef, acceptedAt: z.iso.datetime({ offset: true }) }),
);

export const turnCompleted = event(
  'turn-completed',
  1,
  z.object({
    turnId: TurnId,
    conversationId: ConversationId,
    athleteRef: AthleteRef,
    messageId: MessageId,
    outcome: Outcome,
    finish: Finish,
    attempt: Attempt,
    model: z.string().nullable(),
    promptVersion: z.string().nullable(),
    sourceIds: z.array(z.string()),
    tokensIn: z.int().nullable(),
    tokensOut: z.int().nullable(),
    costNanoUsd: z.int().nullable(),
    completedAt: z.iso.datetime({ offset: true }),
    /** The prompt as served and the answer: only with training consent, age 18 or more, normal end. */
    training: z.object({ messages: z.array(ChatMessage), answer: z.string() }).nullable(),
  }),
);
export type TurnCompleted = z.infer<typeof turnCompleted.data>;

export const turnInterrupted = event('turn-interrupted', 1, z.object({ turnId: TurnId, athleteRef: AthleteRef, attempt: Attempt }));

export const feedbackGiven = event(
  'feedback-given',
  1,
  z.object({
    messageId: MessageId,
    turnId: TurnId.nullable(),
    athleteRef: AthleteRef,
    rating: z.union([z.literal(1), z.literal(-1)]).nullable(),
  }),
);

export const consentChanged = event(
  'consent-changed',
  1,
  z.object({ athleteRef: AthleteRef, purpose: z.enum(['health_data', 'training_reuse']), granted: z.boolean(), textVersion: z.string() }),
);

export const athleteErased = event('athlete-erased', 1, z.object({ athleteRef: AthleteRef, erasedAt: z.iso.datetime({ offset: true }) }));

export const usageRecorded = event(
  'usage-recorded',
  1,
  z.object({
    requestId: z.string(),
    subjectKey: z.string().nullable(),
    cause: z.enum(['turn', 'retry', 'complete', 'embedding']),
    model: z.string(),
    tokensIn: z.int(),
    tokensOut: z.int(),
    costNanoUsd: z.int(),
    exact: z.boolean(),
  }),
);

export const EVENTS = [turnAccepted, turnCompleted, turnInterrupted, feedbackGiven, consentChanged, athleteErased, usageRecorded] as const;

/** The stream covers `evt.>` only. */
export const EVENT_STREAM = 'EVT';
