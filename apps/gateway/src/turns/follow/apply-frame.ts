import type { Frame } from '@hyrox/contracts';
import { frameGapsTotal, staleFramesTotal } from '../../telemetry.ts';
import { endTurn } from './end-turn.ts';
import { appendText, restartTurn, tellReaders, type LiveTurn } from './live-turn.ts';

/** What became of a frame. After `gap` the caller asks the worker for what is missing. */
export type FrameFate = 'shown' | 'stale' | 'gap' | 'ended';

/**
 * Rule 9 of the turn protocol. A lower attempt is a zombie and dropped; a higher one restarts the answer; text that begins where ours
 * ends is appended, text that begins earlier is cut to what is new, text that begins later is a gap. The end counts only without a gap.
 */
export function applyFrame(turn: LiveTurn, workerHolder: string, frame: Frame): FrameFate {
  if (turn.end || frame.attempt < turn.attempt) {
    staleFramesTotal.add(1);
    return 'stale';
  }
  if (frame.attempt > turn.attempt) restartTurn(turn, frame.attempt);
  turn.worker = workerHolder;
  turn.heardAtMs = performance.now();
  const have = turn.text.length;
  if (frame.at > have) {
    frameGapsTotal.add(1);
    return 'gap';
  }
  if (frame.at + frame.text.length > have) appendText(turn, frame.at === have ? frame.text : frame.text.slice(have - frame.at));
  if (!frame.meta) return 'shown';
  if (frame.meta.status) tellReaders(turn, { name: 'status', data: frame.meta.status });
  if (!frame.meta.end) return 'shown';
  endTurn(turn, frame.meta.end);
  return 'ended';
}
