'use client';

import { useState } from 'react';
import { openConversation } from '../conversations/conversation-path.ts';
import { ConversationPanel } from '../conversations/conversation-panel.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { ChatHeader } from './chat-header.tsx';
import { Composer } from './composer/composer.tsx';
import { Suggestions } from './composer/suggestions.tsx';
import { ConnectionBar } from './connection/connection-bar.tsx';
import { EmptyThread } from './thread/empty-thread.tsx';
import { Thread } from './thread/thread.tsx';
import { ThreadError } from './thread/thread-error.tsx';
import { ThreadSkeleton } from './thread/thread-skeleton.tsx';
import { TurnProblem } from './thread/turn-problem.tsx';
import { useChat } from './use-chat.ts';

/** The chat with Coach K: conversations left on wide screens and in a drawer on a phone, the thread, the composer. */
export function CoachScreen() {
  const [isMenuOpen, setIsMenuOpen] = useState(false);
  const chat = useChat();
  const { messages, items, conversationId } = chat;
  const open = (id: string | null) => {
    openConversation(id);
    setIsMenuOpen(false);
  };
  const isLoading = conversationId !== null && messages.isPending && items.length === 0;
  const isBroken = messages.isError && items.length === 0;
  const isIdle = items.length === 0 && !isLoading && !isBroken;

  return (
    <div className="flex h-dvh">
      <div className="hidden w-72 shrink-0 flex-col border-r border-line bg-surface lg:flex">
        <ConversationPanel currentId={conversationId} onOpen={open} />
      </div>
      <Sheet
        isOpen={isMenuOpen}
        onOpenChange={setIsMenuOpen}
        side="left"
        title="Conversations"
        description="Open an earlier conversation or start one"
      >
        <ConversationPanel currentId={conversationId} onOpen={open} />
      </Sheet>
      <main className="relative flex min-w-0 flex-1 flex-col">
        <ChatHeader state={chat.state} onMenu={() => setIsMenuOpen(true)} onNew={() => open(null)} />
        <ConnectionBar words={chat.bar} />
        {isLoading && <ThreadSkeleton />}
        {isBroken && <ThreadError error={messages.error} onRetry={() => void messages.refetch()} onNew={() => open(null)} />}
        {!isLoading && !isBroken && (
          <Thread
            threadKey={conversationId ?? 'new'}
            items={items}
            sentKey={chat.turn?.message ? chat.turn.turnId : null}
            older={messages.hasNextPage ? { load: () => void messages.fetchNextPage(), isLoading: messages.isFetchingNextPage } : null}
            empty={<EmptyThread />}
            problem={<TurnProblem last={items.at(-1)} followed={chat.turn} onSend={chat.send} onFollowAgain={chat.followAgain} />}
          />
        )}
        {!isBroken && (
          <div className="mx-auto mt-auto flex w-full max-w-3xl flex-col gap-3 px-3 pt-1 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4">
            {isIdle && <Suggestions onChoose={chat.send} />}
            <Composer
              draft={chat.draft}
              onDraft={chat.setDraft}
              onSend={chat.send}
              onStop={chat.stop}
              isStopping={chat.turn?.isStopping ?? false}
            />
          </div>
        )}
        <p role="status" aria-live="polite" className="sr-only">
          {chat.announcement}
        </p>
      </main>
    </div>
  );
}
