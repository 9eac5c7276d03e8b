import {
  acceptTurn as acceptContract,
  bumpAttempt,
  ServiceError,
  type ConductState,
  type StartTurn,
  type TurnState,
} from '@hyrox/contracts';
import { sayLimit } from './say-limit.ts';
import type { TurnDeps } from './turn-deps.ts';

/** What became of a POST: a turn to conduct, or one that exists and only wants another reader. */
export type Accepted = { conduct: ConductState } | { follow: TurnState };

/** Is it ours although nobody here works on it? Then the reply to the first accept was lost, and nothing was sent to a worker. */
function isForgotten(state: TurnState, { bus, turns }: TurnDeps): boolean {
  const turn = turns.get(state.turnId);
  const sent = turn !== undefined && (turn.conducting || turn.dispatchedAttempt >= state.attempt);
  return state.status === 'accepted' && state.holder === bus.holder && !sent;
}

async function settle(state: TurnState, deps: TurnDeps): Promise<Accepted> {
  if (!isForgotten(state, deps)) return { follow: state };
  const bumped = await deps.bus.insist(bumpAttempt, { turnId: state.turnId, attempt: state.attempt, holder: deps.bus.holder });
  return 'lost' in bumped ? { follow: state } : { conduct: bumped.state };
}

async function askToAccept(request: StartTurn, athleteId: string, deps: TurnDeps): Promise<Accepted> {
  const reply = await deps.bus.insist(acceptContract, {
    ...request,
    athleteId,
    athleteRef: deps.referTo(athleteId),
    holder: deps.bus.holder,
  });
  switch (reply.outcome) {
    case 'created':
      return { conduct: reply.state };
    case 'existing':
      return settle(reply.state, deps);
    case 'conflict':
      throw new ServiceError('conflict', 'This turn id was used for another message', { field: 'turnId' });
    case 'busy':
      throw new ServiceError('conflict', 'Coach K is still answering in this conversation. Wait for the answer or stop it.', {
        field: 'conversationId',
      });
    case 'foreign':
      throw new ServiceError('not_found', 'There is no such conversation', { field: 'conversationId' });
    case 'irreplaceable':
      throw new ServiceError(
        'conflict',
        'This answer cannot be replaced: it is not finished, was replaced already or is not in this conversation',
        {
          field: 'replaces',
        },
      );
    case 'limited':
      throw new ServiceError('rate_limited', sayLimit(reply), { retryAfterS: reply.retryAfterS });
  }
}

/**
 * Commits a turn at the record: repeated until answered, because a lost reply must not leave a turn whose holder does not know it
 * (rule 1). POSTs of one turn id run one after the other. Throws `conflict`, `not_found`, `rate_limited`, `unavailable`.
 */
export async function acceptTurn(request: StartTurn, athleteId: string, deps: TurnDeps): Promise<Accepted> {
  const { accepting } = deps;
  const ask = () => askToAccept(request, athleteId, deps);
  const before = accepting.get(request.turnId);
  const mine = before ? before.then(ask, ask) : ask();
  accepting.set(request.turnId, mine);
  try {
    return await mine;
  } finally {
    if (accepting.get(request.turnId) === mine) accepting.delete(request.turnId);
  }
}
