import {
  benchmarkRecorded,
  consentChanged,
  conversationChanged,
  feedbackGiven,
  planChanged,
  profileChanged,
  turnAccepted,
  turnCompleted,
  turnInterrupted,
  workoutLogged,
  type EventContract,
  type FeedEvent,
} from '@hyrox/contracts';
import type { AthleteEvent } from '@hyrox/messaging';
import type { z } from 'zod';

type Translate = (data: unknown) => FeedEvent | null;

/** A fact of this kind in the words of the feed; null when it does not fit its contract. */
function from<D extends z.ZodType>(contract: EventContract<D>, say: (data: z.output<D>) => FeedEvent): [string, Translate] {
  const translate: Translate = (data) => {
    const parsed = contract.data.safeParse(data);
    return parsed.success ? say(parsed.data) : null;
  };
  return [`${contract.name}.v${contract.version}`, translate];
}

const TRANSLATIONS = new Map<string, Translate>([
  from(turnAccepted, ({ turnId, conversationId }) => ({ name: 'turn', data: { turnId, conversationId, state: 'accepted' } })),
  from(turnInterrupted, ({ turnId }) => ({ name: 'turn', data: { turnId, conversationId: null, state: 'interrupted' } })),
  from(turnCompleted, ({ turnId, conversationId, outcome }) => ({ name: 'turn', data: { turnId, conversationId, state: outcome } })),
  from(conversationChanged, ({ conversationId, change }) => ({ name: 'conversation', data: { conversationId, change } })),
  from(feedbackGiven, ({ messageId, rating }) => ({ name: 'feedback', data: { messageId, rating } })),
  from(profileChanged, () => ({ name: 'profile', data: {} })),
  from(consentChanged, ({ purpose, granted }) => ({ name: 'consent', data: { purpose, granted } })),
  from(workoutLogged, ({ kind, entryId, change }) => ({ name: 'log', data: { kind, entryId, change } })),
  from(benchmarkRecorded, ({ entryId, change }) => ({ name: 'log', data: { kind: 'benchmark', entryId, change } })),
  from(planChanged, ({ planId, change }) => ({ name: 'plan', data: { planId, change } })),
]);

/** What a fact of the stream means for the athlete's pages. Null: nothing, because it is of another kind or version. */
export function toFeedEvent({ name, version, data }: AthleteEvent): FeedEvent | null {
  return TRANSLATIONS.get(`${name}.v${version}`)?.(data) ?? null;
}
