'use client';

import { useRef } from 'react';
import { openConversation } from '../conversations/conversation-path.ts';
import { PlanPanel } from '../plans/plan-panel.tsx';
import { openAside } from '../shell/aside-store.ts';
import { useShortcut } from '../shell/shortcuts/use-shortcut.ts';
import { loadFollowTurn } from '../turns/following/follow-when-loaded.ts';
import { loadSoon } from '../ui/use-part.ts';
import { loadMarkdown } from './answer/markdown/answer-text.tsx';
import { ChatHeader } from './chat-header.tsx';
import { Composer } from './composer/composer.tsx';
import { Announcer } from './connection/announcer.tsx';
import { ConnectionBar } from './connection/connection-bar.tsx';
import { SourcesPanel } from './sources/sources-panel.tsx';
import { Suggestions } from './suggestions/suggestions.tsx';
import { useSuggestions } from './suggestions/use-suggestions.ts';
import { EmptyThread } from './thread/empty-thread.tsx';
import { loadAnswer, Thread } from './thread/thread.tsx';
import { ThreadError } from './thread/problem/thread-error.tsx';
import { ThreadSkeleton } from './thread/thread-skeleton.tsx';
import { TurnProblem } from './thread/problem/turn-problem.tsx';
import { useChat } from './use-chat.ts';

/** The chat with Coach K: the thread and the composer, and beside them on wide screens the passages. Fills the frame it stands in. */
export function CoachScreen() {
  const chat = useChat();
  const composer = useRef<HTMLTextAreaElement>(null);
  const { messages, items, isLoading, conversationId, turn, editing } = chat;
  // A conversation whose first message was refused is known to nobody but this page: that is no broken one.
  const isBroken = messages.isError && items.length === 0 && turn === null;
  const isIdle = !chat.isAnswering && !isLoading && !isBroken && editing.current === null && chat.draft === '';
  const suggestions = useSuggestions(items, isIdle);
  const isEmpty = items.length === 0;
  const lastQuestion = items.findLast((item) => item.kind === 'question');

  useShortcut('focus-composer', () => composer.current?.focus());
  useShortcut('stop', chat.stop);

  return (
    <div className="flex min-h-0 flex-1">
      <div className="relative flex min-w-0 flex-1 flex-col">
        <ChatHeader state={chat.state} onMenu={() => openAside()} onNew={() => openConversation(null)} />
        <ConnectionBar words={chat.bar} />
        {isLoading && <ThreadSkeleton conversationId={conversationId} />}
        {isBroken && <ThreadError error={messages.error} onRetry={() => void messages.refetch()} onNew={() => openConversation(null)} />}
        {!isLoading && !isBroken && (
          <Thread
            conversationId={conversationId}
            items={items}
            sentKey={turn?.message ? turn.turnId : null}
            older={messages.hasNextPage ? { load: () => void messages.fetchNextPage(), isLoading: messages.isFetchingNextPage } : null}
            editing={editing}
            onReplace={chat.replace}
            empty={<EmptyThread />}
            problem={
              <TurnProblem
                last={items.at(-1)}
                followed={turn}
                onSend={chat.send}
                onReplace={chat.replace ?? (() => undefined)}
                onSendAgain={chat.sendAgain}
                onFollowAgain={chat.followAgain}
              />
            }
            suggestions={!isEmpty && suggestions.length > 0 && <Suggestions isRow texts={suggestions} onChoose={chat.send} />}
          />
        )}
        {!isBroken && (
          <div className="mx-auto mt-auto flex w-full max-w-3xl flex-col gap-3 px-3 pt-1 pb-3 sm:px-4">
            {isEmpty && <Suggestions texts={suggestions} onChoose={chat.send} />}
            <Composer
              inputRef={composer}
              draft={chat.draft}
              onDraft={chat.setDraft}
              onSend={chat.send}
              onStop={chat.stop}
              isStopping={turn?.isStopping ?? false}
              heldUntilMs={turn?.view.refusal?.retryAtMs ?? null}
              onFocus={() => loadSoon(loadFollowTurn, loadAnswer, loadMarkdown)}
              onEditLast={chat.replace && lastQuestion ? () => editing.begin(lastQuestion.turnId, lastQuestion.text) : null}
            />
          </div>
        )}
        <Announcer turn={turn} bar={chat.bar} />
      </div>
      <SourcesPanel conversationId={conversationId} />
      <PlanPanel conversationId={conversationId} />
    </div>
  );
}
