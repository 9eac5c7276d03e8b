import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { useFirstInSlices } from '../api/use-first-in-slices.ts';
import { openConversation, useConversationId } from '../conversations/conversation-path.ts';
import { useConversations } from '../conversations/use-conversations.ts';
import { seedEmptyConversation, useMessages } from '../conversations/use-messages.ts';
import type { FollowedTurn } from '../turns/turn-store.ts';
import { isOver } from '../turns/turn-view.ts';
import { useFollowedTurn, useTurnActions } from '../turns/use-turn.ts';
import { readDraft, writeDraft } from './composer/draft-storage.ts';
import { useDraft } from './composer/use-draft.ts';
import { coachState, connectionWords } from './connection/coach-state.ts';
import { useLasting } from './connection/use-lasting.ts';
import { useOnline } from './connection/use-online.ts';
import { buildThread } from './thread/build-thread.ts';
import { useEditing } from './thread/message/use-editing.ts';
import { useRefusedMessage } from './thread/message/use-refused-message.ts';
import { useThreadParts } from './thread/use-thread-parts.ts';

const RECONNECTING_AFTER_MS = 1_000;

/** Everything the chat screen shows and does for the conversation that the address names. */
export function useChat() {
  const conversationId = useConversationId();
  const queries = useQueryClient();
  const messages = useMessages(conversationId);
  const turn = useFollowedTurn(conversationId);
  const actions = useTurnActions();
  const [draft, setDraft] = useDraft(conversationId);
  const editing = useEditing(conversationId);
  const stored = useFirstInSlices(messages.data);
  const items = useMemo(() => buildThread(stored, turn), [stored, turn]);
  const mayDraw = useThreadParts(conversationId);
  const isUnread = stored === undefined && !messages.isError;
  // A turn that is followed waits for nothing: what is being written is shown as far as it can be.
  const isLoading = conversationId !== null && (items.length === 0 ? isUnread : turn === null && !mayDraw);
  const isAnswering = turn !== null && !isOver(turn.view);

  const runningTurnId = messages.data?.findLast((message) => message.live_turn_id !== null)?.live_turn_id ?? null;
  useEffect(() => {
    if (conversationId && runningTurnId && !isAnswering) actions.attach(conversationId, runningTurnId);
  }, [conversationId, runningTurnId, isAnswering, actions]);

  useEffect(() => {
    for (const stale of actions.resumeUnsent()) {
      const store = window.localStorage;
      if (!stale.replaces && !readDraft(store, stale.conversationId)) writeDraft(store, stale.conversationId, stale.message);
    }
  }, [actions]);

  useRefusedMessage({ turn, items, draft, setDraft, edit: editing.begin });

  const replace = useCallback(
    (replaces: string, message: string) => conversationId && actions.send({ conversationId, message, replaces }),
    [actions, conversationId],
  );
  function send(text: string): void {
    const id = conversationId ?? uuidv7();
    if (!conversationId) seedEmptyConversation(queries, id);
    setDraft('');
    actions.send({ conversationId: id, message: text });
    if (!conversationId) openConversation(id);
  }
  function sendAgain(refused: FollowedTurn): void {
    if (refused.replaces) replace(refused.replaces, refused.message ?? '');
    else send(draft.trim() ? draft : (refused.message ?? ''));
  }
  function stop(): void {
    const takenBack = turn && actions.stop(turn);
    if (takenBack && !turn.replaces) setDraft(takenBack);
  }

  const { isError: isRecordLost } = useConversations();
  const signs = {
    isOnline: useOnline(),
    isRecordReachable: !isRecordLost,
    isReconnecting: useLasting(turn?.view.connection === 'reconnecting', RECONNECTING_AFTER_MS),
    turn,
  };
  return {
    conversationId,
    messages,
    turn,
    items,
    isLoading,
    draft,
    setDraft,
    editing,
    isAnswering,
    send,
    sendAgain,
    replace: isAnswering ? null : replace,
    stop: isAnswering ? stop : null,
    followAgain: (turnId: string) => conversationId && actions.attachAgain(conversationId, turnId),
    state: coachState(signs),
    bar: connectionWords(signs),
  };
}
