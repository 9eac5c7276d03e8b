'use client';

import { MessagesSquare } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ConversationLink } from './conversation-link.tsx';
import { useConversations } from './use-conversations.ts';

interface ConversationListProps {
  currentId: string | null;
  onOpen: (conversationId: string) => void;
}

/** Every conversation of the athlete, newest first, in its four states. */
export function ConversationList({ currentId, onOpen }: ConversationListProps) {
  const { data, isPending, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useConversations();

  if (isPending) {
    return (
      <div aria-label="Loading conversations" aria-busy className="flex flex-col gap-5 px-3 py-4">
        {['w-3/4', 'w-1/2', 'w-2/3', 'w-3/5'].map((width) => (
          <div key={width} className="flex flex-col gap-2">
            <Skeleton className={`h-4 ${width}`} />
            <Skeleton className="h-3 w-full" />
          </div>
        ))}
      </div>
    );
  }
  if (isError && !data) {
    return (
      <div className="flex flex-col items-start gap-3 px-3 py-4 text-small text-muted">
        <p>Your conversations could not be loaded. They are stored; nothing is lost.</p>
        <Button tone="outline" size="small" onClick={() => void refetch()}>
          Load again
        </Button>
      </div>
    );
  }
  if (data.length === 0) {
    return (
      <div className="flex flex-col items-start gap-2 px-3 py-4 text-small text-muted">
        <MessagesSquare aria-hidden className="size-5" />
        <p>No conversations yet. The first question starts one, and it is kept here.</p>
      </div>
    );
  }
  return (
    <>
      <ul className="flex flex-col gap-0.5 p-2">
        {data.map((conversation) => (
          <li key={conversation.id}>
            <ConversationLink conversation={conversation} isCurrent={conversation.id === currentId} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button tone="quiet" size="small" className="mx-2 mb-2" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Loading…' : 'Show older'}
        </Button>
      )}
    </>
  );
}
