import { beginAttempt, bumpAttempt, type ConductState } from '@hyrox/contracts';
import { reasonOf } from '@hyrox/telemetry';
import { restartTurn } from './follow/live-turn.ts';
import { runTurn } from './run-turn.ts';
import type { TurnDeps } from './turn-deps.ts';

/** Runs a conductor beside the request that started it. Shutdown waits for it; a failure is left to the lease and the reaper. */
export function inBackground(turnId: string, work: Promise<void>, { conducting, log }: TurnDeps): void {
  const settled = work.catch((error: unknown) => {
    log.warn({ turnId, reason: reasonOf(error) }, 'a turn could not be conducted here, its lease will pass it on');
  });
  conducting.add(settled);
  void settled.finally(() => conducting.delete(settled));
}

/** Conducts an attempt whose state is already known; whoever follows the turn here is told that it begins again. */
async function conductFrom(state: ConductState, deps: TurnDeps): Promise<void> {
  const work = {
    turnId: state.turnId,
    conversationId: state.conversationId,
    athleteId: state.athleteId,
    message: state.message,
    claim: () => Promise.resolve(state),
    claimed: () => {
      const turn = deps.turns.get(state.turnId);
      if (turn && state.attempt > turn.attempt) restartTurn(turn, state.attempt);
      return turn;
    },
  };
  await runTurn(work, deps);
}

/** The reaper asked any gateway: take the attempt, if nobody else did, and conduct it. */
export async function conductTurn(input: { turnId: string; attempt: number }, deps: TurnDeps): Promise<void> {
  const reply = await deps.bus.insist(beginAttempt, { ...input, holder: deps.bus.holder });
  if (!('lost' in reply)) await conductFrom(reply.state, deps);
}

/** Rule 8: the worker died between its acknowledgement and its first renewal. The row is still ours, and so is the duty. */
export async function takeBack(input: { turnId: string; attempt: number }, deps: TurnDeps): Promise<void> {
  const reply = await deps.bus.insist(bumpAttempt, { ...input, holder: deps.bus.holder });
  if (!('lost' in reply)) await conductFrom(reply.state, deps);
}
