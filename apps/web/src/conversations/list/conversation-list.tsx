import { MessagesSquare, SearchX } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { useConversations } from '../use-conversations.ts';
import { ConversationRow } from './conversation-row.tsx';
import { ListSkeleton } from './list-skeleton.tsx';

interface ConversationListProps {
  currentId: string | null;
  search: string;
  onOpen: (conversationId: string) => void;
  onClearSearch: () => void;
}

/** The athlete's conversations, newest first, or those that were searched for; in each of their states. */
export function ConversationList({ currentId, search, onOpen, onClearSearch }: ConversationListProps) {
  const { data, isPending, isError, isPlaceholderData, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useConversations(search);

  if (isPending) return <ListSkeleton />;
  if (isError && !data) {
    return (
      <div className="flex flex-col items-start gap-3 px-4 py-4 text-small text-muted">
        <p>
          {search ? 'The search did not reach the server.' : 'Your conversations could not be loaded. They are stored; nothing is lost.'}
        </p>
        <Button tone="outline" size="small" onClick={() => void refetch()}>
          {search ? 'Search again' : 'Load again'}
        </Button>
      </div>
    );
  }
  if (data.length === 0) return search ? <NothingFound search={search} onClear={onClearSearch} /> : <NoneYet />;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60 transition-opacity duration-150' : undefined}>
      <p role="status" className="sr-only">
        {search && !isPlaceholderData && `${data.length}${hasNextPage ? ' or more' : ''} found`}
      </p>
      <ul className="flex flex-col gap-0.5 p-2">
        {data.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            search={search}
            isCurrent={conversation.id === currentId}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button tone="quiet" size="small" className="mx-2 mb-2" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Loading…' : 'Show older'}
        </Button>
      )}
    </div>
  );
}

function NothingFound({ search, onClear }: { search: string; onClear: () => void }) {
  return (
    <div className="flex flex-col items-start gap-3 px-4 py-4 text-small text-muted">
      <SearchX aria-hidden className="size-5" />
      <p role="status" className="[overflow-wrap:anywhere]">
        No conversation has “{search}” in its title or its messages.
      </p>
      <Button tone="outline" size="small" onClick={onClear}>
        Show all
      </Button>
    </div>
  );
}

function NoneYet() {
  return (
    <div className="flex flex-col items-start gap-3 px-4 py-4 text-small text-muted">
      <MessagesSquare aria-hidden className="size-5" />
      <p>No conversations yet. The first question starts one, and it is kept here.</p>
    </div>
  );
}
