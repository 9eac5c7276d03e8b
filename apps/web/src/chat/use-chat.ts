import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { openConversation, useConversationId } from '../conversations/conversation-path.ts';
import { useConversations } from '../conversations/use-conversations.ts';
import { seedEmptyConversation, useMessages } from '../conversations/use-messages.ts';
import { isOver } from '../turns/turn-view.ts';
import { useFollowedTurn, useTurnActions, wasFollowed } from '../turns/use-turn.ts';
import { announcement, coachState, connectionWords } from './connection/coach-state.ts';
import { useDraft } from './composer/use-draft.ts';
import { buildThread } from './thread/build-thread.ts';
import { useLasting } from './connection/use-lasting.ts';
import { useOnline } from './connection/use-online.ts';

const RECONNECTING_AFTER_MS = 1_000;

/** Everything the chat screen shows and does for the conversation that the address names. */
export function useChat() {
  const conversationId = useConversationId();
  const queries = useQueryClient();
  const messages = useMessages(conversationId);
  const turn = useFollowedTurn(conversationId);
  const actions = useTurnActions();
  const [draft, setDraft] = useDraft(conversationId);
  const items = useMemo(() => buildThread(messages.data ?? [], turn), [messages.data, turn]);

  const runningTurnId = messages.data?.findLast((message) => message.live_turn_id !== null)?.live_turn_id ?? null;
  const isAnswering = turn !== null && !isOver(turn.view);
  useEffect(() => {
    if (!conversationId || !runningTurnId || isAnswering || wasFollowed(runningTurnId)) return;
    actions.attach(conversationId, runningTurnId);
  }, [conversationId, runningTurnId, isAnswering, actions]);

  const signs = {
    isOnline: useOnline(),
    isRecordReachable: !useConversations().isError,
    isReconnecting: useLasting(turn?.view.connection === 'reconnecting', RECONNECTING_AFTER_MS),
    turn,
  };
  const bar = connectionWords(signs);

  function send(text: string): void {
    const id = conversationId ?? uuidv7();
    if (!conversationId) seedEmptyConversation(queries, id);
    setDraft('');
    actions.send(id, text);
    if (!conversationId) openConversation(id);
  }

  function stop(): void {
    const takenBack = turn && actions.stop(turn);
    if (takenBack) setDraft(takenBack);
  }

  return {
    conversationId,
    messages,
    turn,
    items,
    draft,
    setDraft,
    send,
    stop: isAnswering ? stop : null,
    followAgain: (turnId: string) => conversationId && actions.attach(conversationId, turnId),
    state: coachState(signs),
    bar,
    announcement: announcement(turn, bar),
  };
}
