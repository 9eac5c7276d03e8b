import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { useAuth } from '../auth/auth-context.tsx';
import { recordEndedTurn } from '../conversations/record-ended-turn.ts';
import { stopTurn } from '../api/stop-turn.ts';
import { queryKeys } from '../api/query-keys.ts';
import { followTurn } from './follow-turn.ts';
import { publishPerFrame } from './publish-per-frame.ts';
import { changeTurn, dropTurn, type FollowedTurn, putTurn, useTurnStore } from './turn-store.ts';
import { isOver, NEW_TURN, type TurnView } from './turn-view.ts';
import { browserConnectivity } from './retry/wait-to-retry.ts';

export interface TurnActions {
  /** Sends a message as a new turn. */
  send: (conversationId: string, message: string) => void;
  /** Follows a turn that was already running when the page was opened. */
  attach: (conversationId: string, turnId: string) => void;
  /** Ends the answer and keeps what was written. Before the server has accepted it, takes the message back and returns it. */
  stop: (turn: FollowedTurn) => string | null;
}

/** The turn that this page follows in a conversation, if any. */
export function useFollowedTurn(conversationId: string | null): FollowedTurn | null {
  return useTurnStore((state) => (conversationId ? (state.byConversation[conversationId] ?? null) : null));
}

/** Whether a turn was ever followed on this page, to its end or not. */
export const wasFollowed = (turnId: string): boolean => useTurnStore.getState().everFollowed.has(turnId);

/** What one can do with turns. The record in React Query is refreshed when a turn is accepted and when it ends. */
export function useTurnActions(): TurnActions {
  const { token } = useAuth();
  const queries = useQueryClient();

  const follow = useCallback(
    (turnId: string, conversationId: string, message: string | null) => {
      const leaving = new AbortController();
      const view: TurnView = message === null ? { ...NEW_TURN, phase: 'waiting' } : NEW_TURN;
      const turn = { turnId, conversationId, message, sentAt: Date.now() };
      putTurn({ ...turn, view, isStopping: false, leave: () => leaving.abort() });
      let isListed = message === null;
      const frames = publishPerFrame<TurnView>((next) => changeTurn(conversationId, turnId, { view: next }));
      const onView = (next: TurnView) => {
        frames.offer(next);
        if (isOver(next)) frames.flush();
        if (!isListed && next.phase !== 'sending' && next.phase !== 'refused') {
          isListed = true;
          void queries.invalidateQueries({ queryKey: queryKeys.conversations });
        }
      };
      const start = message === null ? null : { turnId, conversationId, message };
      const deps = { origin: window.location.origin, token, connectivity: browserConnectivity, onView };
      void followTurn({ turnId, start, signal: leaving.signal }, deps).then((last) => {
        if (last.phase !== 'ended') return;
        recordEndedTurn(queries, turn, last);
        void queries.invalidateQueries({ queryKey: queryKeys.messages(conversationId) });
        void queries.invalidateQueries({ queryKey: queryKeys.conversations });
      });
    },
    [token, queries],
  );

  return useMemo(
    () => ({
      send: (conversationId, message) => follow(uuidv7(), conversationId, message),
      attach: (conversationId, turnId) => follow(turnId, conversationId, null),
      stop: (turn) => {
        const wasSent = turn.view.phase !== 'sending';
        if (wasSent) changeTurn(turn.conversationId, turn.turnId, { isStopping: true });
        else dropTurn(turn.conversationId);
        stopTurn(turn.turnId, token).then(
          () => void queries.invalidateQueries({ queryKey: queryKeys.messages(turn.conversationId) }),
          () => changeTurn(turn.conversationId, turn.turnId, { isStopping: false }),
        );
        return wasSent ? null : turn.message;
      },
    }),
    [follow, queries, token],
  );
}
