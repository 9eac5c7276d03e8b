import type { StartTurn, TurnState } from '@hyrox/contracts';
import { acceptTurn } from './accept-turn.ts';
import { inBackground } from './conduct-turn.ts';
import { findOrOpenTurn, followTurn, joinTurn, type OpenReader } from './follow/follow-turn.ts';
import { restartTurn } from './follow/live-turn.ts';
import { runTurn } from './run-turn.ts';
import type { TurnDeps } from './turn-deps.ts';

const BEGINNING = { attempt: 0, at: 0 };

/**
 * A question arrives. Resolves once its stream is open (after the commit, rule 1); rejects before that with what goes to the client as a
 * plain error: `conflict`, `not_found`, `rate_limited`, `unavailable`. The same turn again only gets another reader.
 */
export function postTurn(request: StartTurn, athleteId: string, openReader: OpenReader, deps: TurnDeps): Promise<void> {
  return new Promise((opened, refused) => {
    let open = false;
    const claim = async () => {
      const accepted = await acceptTurn(request, athleteId, deps);
      if ('conduct' in accepted) return accepted.conduct;
      followTurn(accepted.follow, openReader, BEGINNING, deps);
      return null;
    };
    const claimed = (state: TurnState) => {
      const turn = findOrOpenTurn(state, deps);
      if (state.attempt > turn.attempt) restartTurn(turn, state.attempt);
      turn.conducting = true;
      joinTurn(turn, openReader, BEGINNING, deps);
      open = true;
      opened();
      return turn;
    };
    const running = runTurn({ ...request, athleteId, claim, claimed }, deps).then(opened, (error: unknown) => {
      // Once the stream is open the client can hear no status any more: the lease passes the turn on.
      if (open) throw error;
      refused(error);
    });
    inBackground(request.turnId, running, deps);
  });
}
