import type { MessageListItem } from '@hyrox/contracts';
import type { InfiniteData } from '@tanstack/react-query';
import type { Page } from '../../api/read-page.ts';

export type Messages = InfiniteData<Page<MessageListItem>, string | null>;
export type StoredThumb = MessageListItem['feedback'];

/** The thumb on a message in the cached record; null for none and for a message that is not there. */
export function thumbOn(cached: Messages | undefined, messageId: string): StoredThumb {
  const messages = cached?.pages.flatMap((page) => page.items) ?? [];
  return messages.find((message) => message.id === messageId)?.feedback ?? null;
}

/** The cached record with another thumb on one message. Every other message stays the same object. */
export function withThumb(cached: Messages | undefined, messageId: string, thumb: StoredThumb): Messages | undefined {
  if (!cached) return cached;
  const pages = cached.pages.map((page) =>
    page.items.some((message) => message.id === messageId)
      ? { ...page, items: page.items.map((message) => (message.id === messageId ? { ...message, feedback: thumb } : message)) }
      : page,
  );
  return { ...cached, pages };
}
