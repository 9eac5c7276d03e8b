import type { QueryClient } from '@tanstack/react-query';
import type { TokenSource } from '../../api/token-source.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { recordEndedTurn } from '../../conversations/record-ended-turn.ts';
import { publishPerFrame } from '../publish-per-frame.ts';
import { browserConnectivity } from '../retry/wait-to-retry.ts';
import { changeTurn, putTurn } from '../turn-store.ts';
import { isOver, NEW_TURN, type TurnView } from '../turn-view.ts';
import { followWhenLoaded } from './follow-when-loaded.ts';
import { forgetSuperseded } from './forget-superseded.ts';

export interface FollowingDeps {
  token: TokenSource;
  queries: QueryClient;
}

/** `message` null: the server already has the turn. `onHeard`: the server has confirmed or refused the message. */
export interface Following {
  turnId: string;
  conversationId: string;
  message: string | null;
  replaces: string | null;
  sentAt: number;
  onHeard?: () => void;
}

/**
 * Sends a turn, or joins one, and shows it in its conversation until its end. The record in React Query loses what the turn replaces
 * once it is accepted, and gets the answer when it has ended. Returns at once.
 */
export function startFollowing({ onHeard, ...turn }: Following, { token, queries }: FollowingDeps): void {
  const { turnId, conversationId, message, replaces } = turn;
  const leaving = new AbortController();
  const view: TurnView = message === null ? { ...NEW_TURN, phase: 'waiting' } : NEW_TURN;
  putTurn({ ...turn, view, isStopping: false, isRecorded: false, leave: () => leaving.abort() });

  const readRecordAgain = () => void queries.invalidateQueries({ queryKey: queryKeys.messages(conversationId) });
  let isHeard = message === null;
  const frames = publishPerFrame<TurnView>((next) => changeTurn(conversationId, turnId, { view: next }));
  const onView = (next: TurnView) => {
    frames.offer(next);
    if (isOver(next)) frames.flush();
    if (isHeard || next.phase === 'sending') return;
    isHeard = true;
    onHeard?.();
    if (next.phase === 'refused') return;
    if (replaces) void forgetSuperseded(queries, { conversationId, replaced: replaces, by: turnId }).then(readRecordAgain);
    void queries.invalidateQueries({ queryKey: queryKeys.conversations });
  };
  const start = message === null ? null : { turnId, conversationId, message, ...(replaces && { replaces }) };
  const deps = { origin: window.location.origin, token, connectivity: browserConnectivity, onView };
  void followWhenLoaded({ turnId, start, signal: leaving.signal }, deps).then((last) => {
    if (last.phase !== 'ended') return;
    recordEndedTurn(queries, turn, last);
    changeTurn(conversationId, turnId, { isRecorded: true });
    readRecordAgain();
    void queries.invalidateQueries({ queryKey: queryKeys.conversations });
  });
}
