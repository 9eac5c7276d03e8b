import { z } from 'zod';
import { Attempt, AthleteRef, ConversationId, MessageId, TurnId, Uuid } from './ids.ts';
import { ChatMessage } from './inference.ts';
import { event } from './message-kinds.ts';
import { RouteState } from './model-routes.ts';
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
    training: z
      .object({
        messages: z.array(ChatMessage),
        answer: z.string(),
        /** What the athlete is called, so that the collector takes it out before it keeps anything. Optional: added later than the rest. */
        names: z.array(z.string().max(80)).optional(),
      })
      .nullable(),
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

/** The athlete renamed or deleted a conversation. What was collected of a deleted one is forgotten. */
export const conversationChanged = event(
  'conversation-changed',
  1,
  z.object({ athleteRef: AthleteRef, conversationId: ConversationId, change: z.enum(['renamed', 'deleted']) }),
);

/** Which profile fields were written, never their values. `adult` decides eligibility for training data; null is unknown. */
export const profileChanged = event(
  'profile-changed',
  1,
  z.object({ athleteRef: AthleteRef, fields: z.array(z.string()), adult: z.boolean().nullable() }),
);

const EntryChange = z.enum(['added', 'changed', 'removed']);

/** A workout or a run was written down, changed or removed. */
export const workoutLogged = event(
  'workout-logged',
  1,
  z.object({ athleteRef: AthleteRef, kind: z.enum(['workout', 'run']), entryId: Uuid, change: EntryChange }),
);

export const benchmarkRecorded = event('benchmark-recorded', 1, z.object({ athleteRef: AthleteRef, entryId: Uuid, change: EntryChange }));

/** A plan was proposed, accepted, or its last change taken back. */
export const planChanged = event(
  'plan-changed',
  1,
  z.object({ athleteRef: AthleteRef, planId: Uuid, change: z.enum(['proposed', 'accepted', 'undone']) }),
);

export const consentChanged = event(
  'consent-changed',
  1,
  z.object({ athleteRef: AthleteRef, purpose: z.enum(['health_data', 'training_reuse']), granted: z.boolean(), textVersion: z.string() }),
);

export const athleteErased = event('athlete-erased', 1, z.object({ athleteRef: AthleteRef, erasedAt: z.iso.datetime({ offset: true }) }));

/**
 * Why a provider was called. Of a turn: `turn` its first call, `retry` a later one, `hedge` a second one beside a slow one, `continue` one that goes on
 * after a cut, `shadow` another model asked for comparison. Without a turn: `keep-warm`, `plan-extraction`, `judge`, `complete` (anything else), `embedding`.
 */
export const UsageCause = z.enum([
  'turn',
  'retry',
  'hedge',
  'continue',
  'shadow',
  'keep-warm',
  'plan-extraction',
  'judge',
  'complete',
  'embedding',
]);
export type UsageCause = z.infer<typeof UsageCause>;

/** One call of a provider was paid. */
export const usageRecorded = event(
  'usage-recorded',
  1,
  z.object({
    requestId: z.string(),
    subjectKey: z.string().nullable(),
    cause: UsageCause,
    model: z.string(),
    tokensIn: z.int(),
    tokensOut: z.int(),
    costNanoUsd: z.int(),
    exact: z.boolean(),
    /** The day the price began. Optional: added later than the rest, and unknown for a model without a known price. */
    priceValidFrom: z.iso.date().optional(),
  }),
);

/** Spending reached 80 or 100 per cent of a budget: of all athletes by day or month, or of one subject by day. Told once per share and period. */
export const budgetCrossed = event(
  'budget-crossed',
  1,
  z.object({
    scope: z.enum(['day', 'month', 'subject']),
    startsOn: z.iso.date(),
    percent: z.int(),
    spentNanoUsd: z.int(),
    limitNanoUsd: z.int(),
  }),
);

/** Which models answer was changed by somebody. `state` is what is in force since. */
export const modelSwitched = event(
  'model-switched',
  1,
  z.object({
    revision: z.int(),
    who: z.string(),
    why: z.string(),
    change: z.string(),
    state: RouteState,
    switchedAt: z.iso.datetime({ offset: true }),
  }),
);

/** A model that athletes are answered by is not in the provider's list, or its announced end is near. */
export const modelMissing = event(
  'model-missing',
  1,
  z.object({ model: z.string(), listed: z.boolean(), retiresOn: z.iso.date().nullable() }),
);

export const EVENTS = [
  turnAccepted,
  turnCompleted,
  turnInterrupted,
  feedbackGiven,
  conversationChanged,
  profileChanged,
  workoutLogged,
  benchmarkRecorded,
  planChanged,
  consentChanged,
  athleteErased,
  usageRecorded,
  budgetCrossed,
  modelSwitched,
  modelMissing,
] as const;

/** The stream covers `evt.>` only. */
export const EVENT_STREAM = 'EVT';
