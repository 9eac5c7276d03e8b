import type { FeedEvent } from '@hyrox/contracts';
import type { QueryKey } from '@tanstack/react-query';
import { queryKeys } from '../api/query-keys.ts';

const EVERYTHING: readonly QueryKey[] = [[]];

/** Which parts of the record an event makes stale, as the beginnings of query keys. An empty key is everything. */
export function partsToRefresh(event: FeedEvent): readonly QueryKey[] {
  switch (event.name) {
    case 'turn': {
      const { conversationId } = event.data;
      return [queryKeys.conversations, conversationId ? queryKeys.messages(conversationId) : queryKeys.allMessages, queryKeys.usage];
    }
    case 'conversation':
      return [queryKeys.conversations];
    case 'feedback':
      return [queryKeys.allMessages];
    case 'profile':
      return [queryKeys.profile];
    case 'consent':
      return [queryKeys.consents, queryKeys.profile];
    case 'log':
      return [queryKeys.allLogs];
    case 'plan':
      return [queryKeys.plans];
    case 'reset':
      return EVERYTHING;
  }
}
