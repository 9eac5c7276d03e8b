import type { CountTokens } from '@hyrox/coaching';
import type { Bus } from '@hyrox/messaging';
import type { Logger } from '@hyrox/telemetry';
import type { LruMap } from '../lru-map.ts';
import type { KnownLiveModel } from './prepare/known-live-model.ts';
import type { LiveTurn } from './follow/live-turn.ts';

/** What a conductor may ask of the bus. */
export type TurnBus = Pick<Bus, 'holder' | 'connected' | 'ask' | 'askHolder' | 'insist'>;

/** What the verbs of a turn work with. One per process. */
export interface TurnDeps {
  bus: TurnBus;
  log: Logger;
  /** Answers somebody here follows or conducts, by turn id. */
  turns: Map<string, LiveTurn>;
  /** The last question per athlete and conversation, so that a follow-up can be searched for before the record answers. */
  lastQuestions: LruMap<string, string>;
  /** POSTs of one turn id run one after the other. */
  accepting: Map<string, Promise<unknown>>;
  /** Conductors at work; shutdown waits for them. */
  conducting: Set<Promise<unknown>>;
  /** What answers at the moment. */
  live: Pick<KnownLiveModel, 'read'>;
  /** Exact tokens of a text for the model that answers. */
  countTokens: CountTokens;
  /** The opaque reference of an athlete. */
  referTo(athleteId: string): string;
  /** Of one request: settles when the session behind it is known to stand. Nothing is committed before; rejects as `unauthenticated`. */
  admitted?: Promise<void>;
}

export const TURN_DEPS = Symbol('turn deps');
