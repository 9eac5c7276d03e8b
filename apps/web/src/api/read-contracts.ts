import { config } from 'zod';

// The page's policy forbids evaluated code. Without this zod tries it once, and the browser reports a breach of the policy.
config({ jitless: true });

/** What this app checks of the contracts. The rest of them, like the routes and the bus, stays out of the browser. */
export {
  Benchmark,
  ConversationListItem,
  DeletionAnswer,
  FeedEvents,
  MessageListItem,
  PLAN_OF_TURN,
  PlanInMaking,
  PlanListItem,
  Profile,
  readConsents,
  readErasure,
  Run,
  TurnEvents,
  Usage,
  WholePlan,
  Workout,
} from '@hyrox/contracts';
