import type { ConversationListItem } from '@hyrox/contracts';
import type { MouseEvent } from 'react';
import { cn } from '../ui/cn.ts';
import { conversationPath } from './conversation-path.ts';
import { formatWhen } from './format-when.ts';

interface ConversationLinkProps {
  conversation: ConversationListItem;
  isCurrent: boolean;
  onOpen: (conversationId: string) => void;
}

const isPlainClick = (event: MouseEvent) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** One conversation of the list. A real link, so that it can be opened in a tab of its own. */
export function ConversationLink({ conversation, isCurrent, onOpen }: ConversationLinkProps) {
  return (
    <a
      href={conversationPath(conversation.id)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onOpen(conversation.id);
      }}
      className={cn(
        'flex min-h-14 flex-col justify-center gap-0.5 rounded-card px-3 py-2 transition-colors duration-150 hover:bg-raised',
        isCurrent && 'bg-raised',
      )}
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="truncate text-[0.9375rem] font-medium">{conversation.title ?? 'New conversation'}</span>
        <time dateTime={conversation.updated_at} className="shrink-0 text-small text-muted">
          {formatWhen(conversation.updated_at, new Date())}
        </time>
      </span>
      <span className="truncate text-small text-muted">{conversation.last_message_preview}</span>
    </a>
  );
}
