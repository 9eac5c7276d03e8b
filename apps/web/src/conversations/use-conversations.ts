import { ConversationListItem } from '@hyrox/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { queryKeys } from '../api/query-keys.ts';
import { readPage } from '../api/read-page.ts';
import { useAuth } from '../auth/auth-context.tsx';

/** The athlete's conversations, newest first, fifty at a time. */
export function useConversations() {
  const { token } = useAuth();
  return useInfiniteQuery({
    queryKey: queryKeys.conversations,
    queryFn: ({ pageParam, signal }) => readPage('/api/conversations', ConversationListItem, { token, before: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.before,
    select: ({ pages }) => pages.flatMap((page) => page.items),
  });
}
