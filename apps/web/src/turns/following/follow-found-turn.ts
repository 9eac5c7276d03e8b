import { queryKeys } from '../../api/query-keys.ts';
import { useTurnStore } from '../turn-store.ts';
import { isOver } from '../turn-view.ts';
import { type FollowingDeps, startFollowing } from './start-following.ts';

/**
 * Shows a turn that another device started, from its beginning and live, and reads the record again, because the turn may have replaced
 * what stands here. Nothing happens for a turn that was ever followed here (an echo of one's own, or one that has ended), nor while this
 * page is in the middle of another turn of that conversation: its message would be lost. Safe to call for every hint of the feed.
 */
export function followFoundTurn({ turnId, conversationId }: { turnId: string; conversationId: string }, deps: FollowingDeps): void {
  const { byConversation, everFollowed } = useTurnStore.getState();
  const current = byConversation[conversationId];
  if (everFollowed.has(turnId) || (current && !isOver(current.view))) return;
  startFollowing({ turnId, conversationId, message: null, replaces: null, sentAt: Date.now() }, deps);
  void deps.queries.invalidateQueries({ queryKey: queryKeys.messages(conversationId) });
}
