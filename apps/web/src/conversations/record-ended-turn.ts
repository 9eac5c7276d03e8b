import type { MessageListItem } from '@hyrox/contracts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../api/query-keys.ts';
import type { Page } from '../api/read-page.ts';
import type { TurnView } from '../turns/turn-view.ts';

/** The parts of a followed turn that the record needs. `message` is null when the record already has the question. */
export interface EndedTurn {
  turnId: string;
  conversationId: string;
  message: string | null;
  sentAt: number;
}

/** Puts a turn that ended before this page's eyes into the cached record, so that it stays there with no network to read it again. */
export function recordEndedTurn(queries: QueryClient, turn: EndedTurn, view: TurnView): void {
  queries.setQueryData<InfiniteData<Page<MessageListItem>, string | null>>(queryKeys.messages(turn.conversationId), (cached) => {
    const [newest, ...older] = cached?.pages ?? [];
    if (!cached || !newest) return cached;
    return { ...cached, pages: [{ ...newest, items: withEndedTurn(newest.items, turn, view) }, ...older] };
  });
}

/** The messages with the question and the answer of an ended turn, each once, and no longer marked as running. */
export function withEndedTurn(messages: readonly MessageListItem[], turn: EndedTurn, view: TurnView): MessageListItem[] {
  const known = messages.map((message) => (message.live_turn_id === turn.turnId ? { ...message, live_turn_id: null } : message));
  const has = (role: MessageListItem['role']) => known.some((message) => message.turn_id === turn.turnId && message.role === role);
  const question = turn.message === null || has('user') ? [] : [questionOf(turn, turn.message)];
  return [...known, ...question, ...(has('assistant') ? [] : [answerOf(turn, view)])];
}

const plain = (turn: EndedTurn) => ({
  created_at: new Date(turn.sentAt).toISOString(),
  turn_id: turn.turnId,
  outcome: null,
  finish: null,
  model: null,
  sources: [],
  notices: [],
  live_turn_id: null,
  feedback: null,
});

function questionOf(turn: EndedTurn, content: string): MessageListItem {
  return { ...plain(turn), id: `${turn.turnId}:question`, role: 'user', content };
}

function answerOf(turn: EndedTurn, view: TurnView): MessageListItem {
  return {
    ...plain(turn),
    id: view.end?.messageId ?? `${turn.turnId}:answer`,
    role: 'assistant',
    content: view.text,
    outcome: view.end?.outcome ?? null,
    finish: view.end?.finish ?? null,
    model: view.model,
    sources: view.sources.map(({ sourceName, ...source }) => ({ ...source, source_name: sourceName })),
    notices: [...view.notices],
  };
}
