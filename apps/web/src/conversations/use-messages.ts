import type { MessageListItem } from '@hyrox/contracts';
import { type InfiniteData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import { loadContracts } from '../api/load-contracts.ts';
import { queryKeys } from '../api/query-keys.ts';
import { type Page, readPage } from '../api/read-page.ts';
import { useAuth } from '../auth/auth-context.tsx';
import { allMessagesPath } from './api-paths.ts';

/** The stored messages of a conversation, oldest first. Pages hold fifty and are fetched backwards. */
export function useMessages(conversationId: string | null) {
  const { token } = useAuth();
  return useInfiniteQuery({
    queryKey: queryKeys.messages(conversationId ?? 'none'),
    queryFn: ({ pageParam, signal }) =>
      readPage(allMessagesPath(conversationId ?? ''), async () => (await loadContracts('conversations')).MessageListItem, {
        token,
        before: pageParam,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.before,
    enabled: conversationId !== null,
    select: ({ pages }) => pages.toReversed().flatMap((page) => page.items),
  });
}

/** Tells the cache that a conversation is new and empty, so that nobody asks the server for what it does not have yet. */
export function seedEmptyConversation(queries: QueryClient, conversationId: string): void {
  queries.setQueryData<InfiniteData<Page<MessageListItem>, string | null>>(queryKeys.messages(conversationId), {
    pages: [{ items: [], before: null }],
    pageParams: [null],
  });
}
