import type { FollowedTurn } from '../../turns/turn-store.ts';
import { followedAnswer } from '../answer/answer.ts';
import { answerLabels, describeWait } from '../answer/describe-answer.ts';

export type CoachState = 'live' | 'warming' | 'offline';

interface Signs {
  isOnline: boolean;
  isRecordReachable: boolean;
  isReconnecting: boolean;
  turn: FollowedTurn | null;
}

/** How Coach K can be reached, as the dot in the header says it. */
export function coachState({ isOnline, isRecordReachable, isReconnecting, turn }: Signs): CoachState {
  if (!isOnline || !isRecordReachable || isReconnecting) return 'offline';
  return turn?.view.status?.state === 'warming' ? 'warming' : 'live';
}

/** What the quiet bar says, or null when there is nothing to say. */
export function connectionWords({ isOnline, isReconnecting, turn }: Signs): string | null {
  if (!isOnline) return turn ? 'You are offline. Nothing is lost.' : 'You are offline. What you write is kept.';
  return isReconnecting ? 'Reconnecting, nothing is lost' : null;
}

/** What a screen reader is told about the turn, one sentence per state. `waitedMs` since the message was sent. */
export function announcement(turn: FollowedTurn | null, bar: string | null, waitedMs: number): string {
  if (bar) return bar;
  const view = turn?.view;
  if (!view) return '';
  if (view.phase === 'refused') return `Not sent. ${view.refusal?.message ?? ''}`;
  if (view.phase === 'streaming') return 'Coach K is answering';
  const answer = followedAnswer(view);
  if (view.phase === 'ended') {
    const outcome = { done: 'Answer complete', stopped: 'Answer stopped', failed: 'The answer failed' }[view.end?.outcome ?? 'done'];
    const more = answerLabels(answer).filter((label) => label !== 'Stopped by you');
    return [outcome, ...more, ...view.notices.map(({ text }) => text)].join('. ');
  }
  return describeWait(answer, waitedMs) ?? 'Message sent';
}
