import type { ConversationListItem } from '@hyrox/contracts';
import type { MouseEvent } from 'react';
import { cn } from '../../ui/cn.ts';
import { conversationPath } from '../conversation-path.ts';
import { formatWhen } from './format-when.ts';
import { FoundText } from './found-text.tsx';
import { plainPreview } from './plain-preview.ts';
import { fromFound } from './split-found.ts';

export const UNTITLED = 'New conversation';

interface ConversationLinkProps {
  conversation: ConversationListItem;
  search: string;
  isCurrent: boolean;
  onOpen: (conversationId: string) => void;
}

const isPlainClick = (event: MouseEvent) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** One conversation of the list. A real link, so that it can be opened in a tab of its own. */
export function ConversationLink({ conversation, search, isCurrent, onOpen }: ConversationLinkProps) {
  return (
    <a
      href={conversationPath(conversation.id)}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onOpen(conversation.id);
      }}
      className="flex min-h-15 min-w-0 flex-1 flex-col justify-center gap-0.5 rounded-card py-2 pr-12 pl-3 focus-visible:-outline-offset-2 pointer-fine:pr-3 pointer-fine:group-focus-within:pr-12 pointer-fine:group-hover:pr-12"
    >
      <span className="truncate text-[0.9375rem] font-medium">
        <FoundText text={conversation.title ?? UNTITLED} search={search} />
      </span>
      <span className={cn('text-small text-muted', search ? 'line-clamp-2 [overflow-wrap:anywhere]' : 'truncate')}>
        <time dateTime={conversation.updated_at}>{formatWhen(conversation.updated_at, new Date())}</time>
        {conversation.last_message_preview && ' · '}
        <FoundText text={fromFound(plainPreview(conversation.last_message_preview), search)} search={search} />
      </span>
    </a>
  );
}
