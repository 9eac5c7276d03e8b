import { z } from 'zod';
import { Attempt, AthleteId, AthleteRef, ConversationId, HolderId, TurnId } from './ids.ts';
import { Carry } from './inference.ts';
import { rpc } from './message-kinds.ts';
import { MessageText, Outcome, Source, TurnEnd } from './turns.ts';

export const TurnState = z.object({
  turnId: TurnId,
  conversationId: ConversationId,
  athleteId: AthleteId,
  status: z.enum(['accepted', 'running', ...Outcome.options]),
  attempt: Attempt,
  holder: z.string(),
  message: z.string(),
  text: z.string().nullable(),
  end: TurnEnd.nullable(),
  sources: z.array(Source),
  degraded: z.string().nullable(),
});
export type TurnState = z.infer<typeof TurnState>;

export const HistoryMessage = z.object({ role: z.enum(['user', 'assistant']), content: z.string() });
export type HistoryMessage = z.infer<typeof HistoryMessage>;

/** A state with what the conductor needs to build a prompt: the finished turns of the conversation, oldest first. */
export const ConductState = TurnState.extend({ history: z.array(HistoryMessage) });
export type ConductState = z.infer<typeof ConductState>;

/** Commits the user's message, the generation and the outbox row in one statement. The same body again is `existing`. */
export const acceptTurn = rpc(
  'conversations',
  'accept-turn',
  1,
  z.object({
    turnId: TurnId,
    conversationId: ConversationId,
    athleteId: AthleteId,
    athleteRef: AthleteRef,
    message: MessageText,
    holder: HolderId,
    /** An ended turn of this conversation that this one takes the place of, with everything after it. */
    replaces: TurnId.optional(),
  }),
  z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('created'), state: ConductState }),
    z.object({ outcome: z.literal('existing'), state: TurnState }),
    /** This turn id was used with another body or by somebody else. */
    z.object({ outcome: z.literal('conflict') }),
    /** The conversation already has a live turn. */
    z.object({ outcome: z.literal('busy') }),
    /** The conversation belongs to somebody else; told to the caller as not found. */
    z.object({ outcome: z.literal('foreign') }),
    /** `replaces` is no ended turn of this conversation, or was replaced already. */
    z.object({ outcome: z.literal('irreplaceable') }),
    /** The athlete's allowance is used up for now. Counted under a lock, so that parallel requests cannot pass it together. */
    z.object({
      outcome: z.literal('limited'),
      limit: z.enum(['turns_per_minute', 'turns_per_day', 'tokens_per_day']),
      /** How many there are of it: turns or tokens. */
      allowed: z.int().positive(),
      retryAfterS: z.int().positive(),
    }),
  ]),
);

const Lost = z.object({ lost: z.literal(true) });

/** One conductor per attempt: takes an accepted attempt that nobody holds. A repeat by the same holder is fine. */
export const beginAttempt = rpc(
  'conversations',
  'begin-attempt',
  1,
  z.object({ turnId: TurnId, attempt: Attempt, holder: HolderId }),
  z.union([z.object({ state: ConductState }), Lost]),
);

/** Moves an accepted attempt its holder could not get acknowledged to the next one. A repeat of one's own bump is fine. */
export const bumpAttempt = rpc(
  'conversations',
  'bump-attempt',
  1,
  z.object({ turnId: TurnId, attempt: Attempt, holder: HolderId }),
  z.union([z.object({ state: ConductState }), Lost]),
);

/** One request renews all turns of a worker; the first renewal of an attempt is its start. */
export const renewLeases = rpc(
  'conversations',
  'renew-leases',
  1,
  z.object({ worker: HolderId, turns: z.array(z.object({ turnId: TurnId, attempt: Attempt })) }),
  z.object({ held: z.array(TurnId), stop: z.array(TurnId) }),
);

/** Commits the answer. Fenced on attempt and holder; idempotent for the same attempt and worker. */
export const finishTurn = rpc(
  'conversations',
  'finish-turn',
  1,
  z.object({ turnId: TurnId, attempt: Attempt, worker: HolderId, end: TurnEnd, text: z.string(), carry: Carry }),
  z.union([z.object({ end: TurnEnd }), z.object({ fenced: z.literal(true) })]),
);

/**
 * A worker hands a running attempt back whose answer broke off: nobody holds it any more, and the reaper moves the turn to its next attempt. Refused
 * (`released: false`) when the turn may not begin again: stopped, started too often, too old, or no longer this worker's.
 */
export const releaseAttempt = rpc(
  'conversations',
  'release-attempt',
  1,
  z.object({ turnId: TurnId, attempt: Attempt, worker: HolderId }),
  z.object({ released: z.boolean() }),
);

/** Reads one turn of one athlete. `not_found` for anybody else's. */
export const readTurn = rpc(
  'conversations',
  'read-turn',
  1,
  z.object({ turnId: TurnId, athleteId: AthleteId }),
  z.object({ state: TurnState }),
);

/** Remembers that the athlete asked to stop. The worker hears it directly and again at its next renewal. */
export const stopTurn = rpc(
  'conversations',
  'stop-turn',
  1,
  z.object({ turnId: TurnId, athleteId: AthleteId }),
  z.object({ state: TurnState }),
);

/** Asks any gateway to conduct an attempt that nobody holds. From the reaper. */
export const conductTurn = rpc('gateway', 'conduct', 1, z.object({ turnId: TurnId, attempt: Attempt }), z.object({ gateway: HolderId }));
