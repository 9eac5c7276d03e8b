import type { MessageListItem } from '@hyrox/contracts';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { queryKeys } from '../../api/query-keys.ts';
import type { Page } from '../../api/read-page.ts';

type Messages = InfiniteData<Page<MessageListItem>, string | null>;

/** A turn that was replaced, and the one that took its place. */
export interface Superseded {
  conversationId: string;
  replaced: string;
  by: string;
}

/**
 * Takes a replaced turn and everything after it out of the cached record, as the server has. A read that is under way is dropped,
 * because it may have been answered before the replacement. Call it once the new turn is accepted.
 */
export async function forgetSuperseded(queries: QueryClient, { conversationId, replaced, by }: Superseded): Promise<void> {
  const queryKey = queryKeys.messages(conversationId);
  await queries.cancelQueries({ queryKey });
  queries.setQueryData<Messages>(queryKey, (cached) => cached && { ...cached, pages: withoutSuperseded(cached.pages, replaced, by) });
}

/** Pages (newest first, oldest first inside a page) up to the replaced turn; of what follows only the turn that took its place. */
export function withoutSuperseded(pages: readonly Page<MessageListItem>[], replaced: string, by: string): Page<MessageListItem>[] {
  const pageIndex = pages.findLastIndex((page) => page.items.some((message) => message.turn_id === replaced));
  return pages.map((page, index) => {
    if (pageIndex === -1 || index > pageIndex) return page;
    return { ...page, items: index < pageIndex ? page.items.filter((message) => message.turn_id === by) : upTo(page.items, replaced, by) };
  });
}

/** Messages before a replaced turn, and the turn that took its place if it is among them. All of them when the replaced one is not there. */
export function upTo(messages: readonly MessageListItem[], replaced: string, by: string): MessageListItem[] {
  const from = messages.findIndex((message) => message.turn_id === replaced);
  return from === -1 ? [...messages] : messages.filter((message, index) => index < from || message.turn_id === by);
}
