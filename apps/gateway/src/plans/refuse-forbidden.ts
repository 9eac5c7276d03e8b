import { forbidsPlan, routeMessage } from '@hyrox/coaching';
import { listen } from '@hyrox/coaching/listening';
import { listMessages, ServiceError, summariseAthlete, type TurnEnd, type TurnState } from '@hyrox/contracts';
import { PAGE_MS, type AskBus } from '../bus-token.ts';

/** The router is asked as if this had been said last: whatever the words of the turn were, a plan is a programme. */
const REQUEST = 'Write me a training plan.';
const MOST_MESSAGES = 50;

/**
 * `forbidden` where the turn carries a medical or crisis notice or a guard, or where the safety router finds a reason against a programme in what
 * was said in the conversation and stands in the profile. Answers the athlete summary it read.
 */
export async function refuseForbidden(
  { athleteId, conversationId, end, message }: Pick<TurnState, 'athleteId' | 'conversationId' | 'message'> & { end: TurnEnd },
  { bus }: { bus: AskBus },
): Promise<string | null> {
  const [{ messages }, { summary, adult }] = await Promise.all([
    bus.ask(listMessages, { athleteId, conversationId, limit: MOST_MESSAGES }, { timeoutMs: PAGE_MS }),
    bus.ask(summariseAthlete, { athleteId }, { timeoutMs: PAGE_MS }),
  ]);
  const history = [...messages, { role: 'user' as const, content: message }].map(({ role, content }) => ({ role, content }));
  const { kinds } = routeMessage({ message: REQUEST, history, summary, adult, listen });
  if (forbidsPlan({ notices: end.notices, finish: end.finish, kinds })) {
    throw new ServiceError(
      'forbidden',
      'Coach K makes no plan around a symptom, an injury or a condition, and none for somebody under 18. See a physiotherapist or sports medicine doctor first.',
      { field: 'turnId' },
    );
  }
  return summary;
}
