import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { queryKeys } from '../api/query-keys.ts';
import { stopTurn } from '../api/stop-turn.ts';
import { useAuth } from '../auth/auth-context.tsx';
import { followFoundTurn } from './following/follow-found-turn.ts';
import { startFollowing } from './following/start-following.ts';
import { changeTurn, dropTurn, type FollowedTurn, useTurnStore } from './turn-store.ts';
import { forgetUnsent, keepUnsent, type UnsentTurn, unsentTurns } from './unsent/unsent-turns.ts';

/** A message as a new turn. `replaces` names the ended turn it takes the place of. */
export interface SendTurn {
  conversationId: string;
  message: string;
  replaces?: string | null;
}

export interface TurnActions {
  /** Sends a message as a new turn. It is kept on this device until the server has it. */
  send: (turn: SendTurn) => void;
  /** Follows a turn that was already running when the page was opened, or that another device started. */
  attach: (conversationId: string, turnId: string) => void;
  /** Follows a turn again whose following had to end here. */
  attachAgain: (conversationId: string, turnId: string) => void;
  /** Ends the answer and keeps what was written. Before the server has accepted it, takes the message back and returns it. */
  stop: (turn: FollowedTurn) => string | null;
  /** Sends again, as the very same turns, what was on its way when the page was closed. What is too old is returned instead. */
  resumeUnsent: () => UnsentTurn[];
}

const RESUME_WITHIN_MS = 30 * 60_000;

/** The turn that this page follows in a conversation, if any. */
export function useFollowedTurn(conversationId: string | null): FollowedTurn | null {
  return useTurnStore((state) => (conversationId ? (state.byConversation[conversationId] ?? null) : null));
}

/** Whether a turn was ever followed on this page, to its end or not. */
export const wasFollowed = (turnId: string): boolean => useTurnStore.getState().everFollowed.has(turnId);

/** What one can do with turns. The record in React Query is refreshed when a turn is accepted and when it ends. */
export function useTurnActions(): TurnActions {
  const { token, athleteId } = useAuth();
  const queries = useQueryClient();

  return useMemo(() => {
    const deps = { token, queries };
    const post = (turn: Omit<UnsentTurn, 'athleteId'>) =>
      startFollowing({ ...turn, onHeard: () => forgetUnsent(window.localStorage, turn.turnId) }, deps);

    return {
      send: ({ conversationId, message, replaces = null }) => {
        const turn = { turnId: uuidv7(), conversationId, message, replaces, sentAt: Date.now() };
        if (athleteId) keepUnsent(window.localStorage, { ...turn, athleteId });
        post(turn);
      },
      attach: (conversationId, turnId) => followFoundTurn({ turnId, conversationId }, deps),
      attachAgain: (conversationId, turnId) => {
        dropTurn(conversationId);
        followFoundTurn({ turnId, conversationId }, deps);
      },
      stop: (turn) => {
        const wasSent = turn.view.phase !== 'sending';
        if (wasSent) changeTurn(turn.conversationId, turn.turnId, { isStopping: true });
        else {
          dropTurn(turn.conversationId);
          forgetUnsent(window.localStorage, turn.turnId);
        }
        stopTurn(turn.turnId, token).then(
          () => void queries.invalidateQueries({ queryKey: queryKeys.messages(turn.conversationId) }),
          () => changeTurn(turn.conversationId, turn.turnId, { isStopping: false }),
        );
        return wasSent ? null : turn.message;
      },
      resumeUnsent: () => {
        const unsent = athleteId ? unsentTurns(window.localStorage, athleteId) : [];
        const isFresh = (turn: UnsentTurn) => Date.now() - turn.sentAt < RESUME_WITHIN_MS;
        for (const turn of unsent.filter(isFresh)) if (!wasFollowed(turn.turnId)) post(turn);
        const stale = unsent.filter((turn) => !isFresh(turn));
        for (const turn of stale) forgetUnsent(window.localStorage, turn.turnId);
        return stale;
      },
    };
  }, [token, queries, athleteId]);
}
