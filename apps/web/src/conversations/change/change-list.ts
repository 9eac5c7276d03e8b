import type { ConversationListItem } from '@hyrox/contracts';
import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { queryKeys } from '../../api/query-keys.ts';
import type { Page } from '../../api/read-page.ts';

type Lists = InfiniteData<Page<ConversationListItem>, string | null>;

/** How every cached list stood, to go back to. */
export type ListsBefore = readonly (readonly [QueryKey, Lists | undefined])[];

/** Changes one conversation in every cached list, searched ones too; null takes it out. Returns how the lists stood before. */
export async function changeInLists(
  queries: QueryClient,
  conversationId: string,
  change: Partial<ConversationListItem> | null,
): Promise<ListsBefore> {
  const filter = { queryKey: queryKeys.conversations };
  await queries.cancelQueries(filter);
  const before = queries.getQueriesData<Lists>(filter);
  queries.setQueriesData<Lists>(
    filter,
    (lists) => lists && { ...lists, pages: lists.pages.map((page) => ({ ...page, items: changed(page.items, conversationId, change) })) },
  );
  return before;
}

/** Puts the lists back as they stood. */
export function restoreLists(queries: QueryClient, before: ListsBefore): void {
  for (const [queryKey, lists] of before) queries.setQueryData(queryKey, lists);
}

function changed(items: readonly ConversationListItem[], conversationId: string, change: Partial<ConversationListItem> | null) {
  return items.flatMap((item) => {
    if (item.id !== conversationId) return [item];
    return change ? [{ ...item, ...change }] : [];
  });
}
