import type { FeedEvent } from '@hyrox/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { queryKeys } from '../api/query-keys.ts';
import { useAuth } from '../auth/auth-context.tsx';
import { useOnline } from '../chat/connection/use-online.ts';
import { currentConversationId, leaveConversation } from '../conversations/conversation-path.ts';
import { browserConnectivity } from '../turns/retry/wait-to-retry.ts';
import { useTurnActions, wasFollowed } from '../turns/use-turn.ts';
import { FEED_START, type FeedPlace, followFeed } from './follow-feed.ts';
import { gatherRefreshes } from './gather-refreshes.ts';
import { partsToRefresh } from './parts-to-refresh.ts';
import { useWatched } from './use-watched.ts';

/** Keeps this tab in step with the athlete's other devices, while somebody is signed in, online and looking. */
export function useFeed(): void {
  const { status, athleteId, token } = useAuth();
  const queries = useQueryClient();
  const { attach } = useTurnActions();
  const place = useRef<{ athleteId: string | null; at: FeedPlace }>({ athleteId: null, at: { ...FEED_START } });
  const isOnline = useOnline();
  const isWatched = useWatched();
  const isFollowing = status === 'signed-in' && athleteId !== null && isOnline && isWatched;

  const onEvent = useEffectEvent((event: FeedEvent, refresh: (event: FeedEvent) => void) => {
    // A turn of this very page needs no hint: its own stream tells more, and sooner.
    if (event.name === 'turn' && wasFollowed(event.data.turnId)) {
      void queries.invalidateQueries({ queryKey: queryKeys.usage });
      return;
    }
    if (isBegunHere(event)) attach(event.data.conversationId, event.data.turnId);
    if (event.name === 'conversation' && event.data.change === 'deleted') forgetConversation(queries, event.data.conversationId);
    refresh(event);
  });

  useEffect(() => {
    if (!isFollowing) return;
    if (place.current.athleteId !== athleteId) place.current = { athleteId, at: { ...FEED_START } };
    const leaving = new AbortController();
    const gathering = gatherRefreshes((queryKey) => void queries.invalidateQueries({ queryKey }));
    const refresh = (event: FeedEvent) => gathering.add(partsToRefresh(event));
    const deps = {
      origin: window.location.origin,
      token,
      connectivity: browserConnectivity,
      onEvent: (event: FeedEvent) => onEvent(event, refresh),
      onBegun: () => void queries.invalidateQueries({ predicate: ({ state }) => state.dataUpdatedAt > 0 && state.fetchStatus === 'idle' }),
    };
    void followFeed(place.current.at, leaving.signal, deps);
    return () => {
      leaving.abort();
      gathering.flush();
    };
  }, [isFollowing, athleteId, token, queries]);
}

type BegunTurn = Extract<FeedEvent, { name: 'turn' }> & { data: { conversationId: string } };

/** A question that was asked on another device in the conversation that is open here. */
function isBegunHere(event: FeedEvent): event is BegunTurn {
  if (event.name !== 'turn' || event.data.state !== 'accepted') return false;
  return event.data.conversationId !== null && event.data.conversationId === currentConversationId();
}

function forgetConversation(queries: QueryClient, conversationId: string): void {
  leaveConversation(conversationId);
  queries.removeQueries({ queryKey: queryKeys.messages(conversationId) });
}
