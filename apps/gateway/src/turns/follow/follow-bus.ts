import { turnAttempt, turnStarted } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { applyFrame } from './apply-frame.ts';
import { restartTurn } from './live-turn.ts';
import type { TurnDeps } from '../turn-deps.ts';
import { watchTurn } from './watch-turn.ts';

/** What arrives by itself: frames, hints about attempts and workers, and the return of the connection. Subscribed at boot (rule 1). */
export function followBus(bus: Pick<Bus, 'onFrames' | 'hear' | 'onReconnect'>, deps: TurnDeps): void {
  const { turns } = deps;
  bus.onFrames(({ workerHolder, frames }) => {
    for (const frame of frames) {
      const turn = turns.get(frame.turnId);
      if (!turn) continue;
      const fate = applyFrame(turn, workerHolder, frame);
      if (fate === 'gap') void watchTurn(turn, deps);
      else if (fate === 'ended') turns.delete(frame.turnId);
    }
  });
  bus.hear(turnAttempt, ({ turnId, attempt }) => {
    const turn = turns.get(turnId);
    if (turn && attempt > turn.attempt) restartTurn(turn, attempt);
  });
  bus.hear(turnStarted, ({ turnId, attempt, worker }) => {
    const turn = turns.get(turnId);
    if (!turn || attempt < turn.attempt) return;
    if (attempt > turn.attempt) restartTurn(turn, attempt);
    if (turn.worker === worker) return;
    turn.worker = worker;
    if (!turn.conducting) void watchTurn(turn, deps);
  });
  // Frames sent while we were away are gone: every turn is asked about.
  bus.onReconnect(() => {
    for (const turn of turns.values()) void watchTurn(turn, deps);
  });
}
