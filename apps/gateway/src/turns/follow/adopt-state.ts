import type { TurnState } from '@hyrox/contracts';
import { endAsRecorded } from './end-turn.ts';
import { restartTurn, showSources, type LiveTurn } from './live-turn.ts';

/** What the record means for this gateway: it ended, another worker has it, this gateway still has to conduct it, or nothing new. */
export type Adopted = 'ended' | 'moved' | 'ours' | 'known';

/** Takes over what the record says about a turn. The record never takes an attempt back. */
export function adoptState(turn: LiveTurn, state: TurnState, ownHolder: string): Adopted {
  if (turn.end) return 'ended';
  if (state.attempt < turn.attempt) return 'known';
  if (state.attempt > turn.attempt) restartTurn(turn, state.attempt);
  if (state.end) {
    showSources(turn, { sources: state.sources, ...(state.degraded === null ? {} : { degraded: state.degraded }) });
    endAsRecorded(turn, { text: state.text ?? '', end: state.end });
    return 'ended';
  }
  if (state.status === 'accepted' && state.holder === ownHolder) return 'ours';
  if (!state.holder.startsWith('inference.') || state.holder === turn.worker) return 'known';
  turn.worker = state.holder;
  return 'moved';
}
