import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { loadContracts } from '../api/load-contracts.ts';
import { queryKeys } from '../api/query-keys.ts';
import { readPage } from '../api/read-page.ts';
import { useAuth } from '../auth/auth-context.tsx';
import { CONVERSATIONS_PATH } from './api-paths.ts';

/** The athlete's conversations, newest first, fifty at a time; with `search` those that contain it, found by the server. */
export function useConversations(search = '') {
  const { token } = useAuth();
  return useInfiniteQuery({
    queryKey: search ? queryKeys.foundConversations(search) : queryKeys.conversations,
    queryFn: ({ pageParam, signal }) =>
      readPage(CONVERSATIONS_PATH, async () => (await loadContracts('conversations')).ConversationListItem, {
        token,
        before: pageParam,
        signal,
        ...(search && { filter: { search } }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.before,
    select: ({ pages }) => pages.flatMap((page) => page.items),
    // While the next letters are searched for, what was found stays.
    ...(search && { placeholderData: keepPreviousData }),
  });
}
