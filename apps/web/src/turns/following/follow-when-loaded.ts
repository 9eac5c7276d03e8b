import { loadPart } from '../../ui/use-part.ts';
import type { FollowDeps, FollowTurn } from '../follow-turn.ts';
import { waitToRetry } from '../retry/wait-to-retry.ts';
import { NEW_TURN, type TurnView } from '../turn-view.ts';

/** What sends and follows turns, as a chunk of its own: a page that is opened to read needs none of it. */
export const loadFollowTurn = () => import('../follow-turn.ts');

/** `followTurn`, fetched first when need be. A network that loses the code is met like one that loses the answer: by coming back. */
export async function followWhenLoaded(input: FollowTurn, deps: FollowDeps, load = loadFollowTurn): Promise<TurnView> {
  for (let failures = 1; !input.signal.aborted; failures++) {
    const part = await loadPart(load).catch((reason: unknown) => {
      console.warn('What follows a turn did not arrive', reason);
      return null;
    });
    if (part) return part.followTurn(input, deps);
    await waitToRetry({ failures, connectivity: deps.connectivity, signal: input.signal, ...(deps.random && { random: deps.random }) });
  }
  return NEW_TURN;
}
