'use client';

import { useConversationId } from '../conversations/conversation-path.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { EmptyThread } from './thread/empty-thread.tsx';
import { ThreadSkeleton } from './thread/thread-skeleton.tsx';

/**
 * The chat before it is known who is there. Same frame as the chat itself; where no conversation is open its greeting stands there
 * already, so that the first thing on the screen is something to read.
 */
export function CoachSkeleton() {
  const conversationId = useConversationId();
  const isNew = conversationId === null;
  return (
    <div aria-busy className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-13 shrink-0 items-center border-b border-line px-1.5">
        <h1 className="pl-12 text-xl tracking-wide lg:pl-3">Coach K</h1>
      </header>
      {isNew ? <EmptyThread /> : <ThreadSkeleton conversationId={conversationId} />}
      <div className="mx-auto mt-auto flex w-full max-w-3xl flex-col gap-3 px-3 pt-1 pb-3 sm:px-4">
        {isNew && (
          <div className="flex flex-wrap gap-2">
            <Skeleton className="h-11 w-64 rounded-full" />
            <Skeleton className="h-11 w-56 rounded-full" />
            <Skeleton className="h-11 w-60 rounded-full" />
          </div>
        )}
        <Skeleton className="h-13.5 w-full rounded-[1.625rem]" />
      </div>
    </div>
  );
}
