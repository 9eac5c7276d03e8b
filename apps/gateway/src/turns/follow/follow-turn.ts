import type { Place, TurnState } from '@hyrox/contracts';
import { adoptState } from './adopt-state.ts';
import { attachReader, detachReader } from './attach-reader.ts';
import { newLiveTurn, restartTurn, type LiveTurn, type TurnReader } from './live-turn.ts';
import type { TurnDeps } from '../turn-deps.ts';
import { watchTurn } from './watch-turn.ts';

/** Opens the stream once it is certain that there is one, and calls `onClose` when the other end is gone. */
export type OpenReader = (onClose: () => void) => TurnReader;

/** The window of this gateway on a turn, opened when there is none. */
export function findOrOpenTurn(state: TurnState, { turns }: TurnDeps): LiveTurn {
  const known = turns.get(state.turnId);
  if (known) return known;
  const turn = newLiveTurn(state, state.attempt);
  turns.set(state.turnId, turn);
  return turn;
}

export function joinTurn(turn: LiveTurn, openReader: OpenReader, from: Place, deps: TurnDeps): void {
  const reader: TurnReader = openReader(() => detachReader(turn, reader, deps));
  attachReader(turn, reader, from);
}

/** Shows a turn that exists, from a place on: a resumed stream, a second device, a repeated POST, an answer finished long ago. */
export function followTurn(state: TurnState, openReader: OpenReader, from: Place, deps: TurnDeps): void {
  const turn = findOrOpenTurn(state, deps);
  if (state.attempt > turn.attempt) restartTurn(turn, state.attempt);
  joinTurn(turn, openReader, from, deps);
  const adopted = adoptState(turn, state, deps.bus.holder);
  if (adopted === 'ended') deps.turns.delete(turn.turnId);
  else if (adopted === 'moved' || (!turn.sources && !turn.conducting)) void watchTurn(turn, deps);
}
