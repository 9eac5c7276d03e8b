import { usePathname } from 'next/navigation';
import { readConversationId } from './api-paths.ts';

const PATH = /^\/coach\/([^/]+)$/;
const idIn = (pathname: string): string | null => readConversationId(PATH.exec(pathname)?.[1]);

/** The address of a conversation; of a new one without an id. */
export const conversationPath = (conversationId: string | null): string => (conversationId ? `/coach/${conversationId}` : '/coach');

/** The conversation that the address names, null for a new one. */
export function useConversationId(): string | null {
  return idIn(usePathname());
}

/** The conversation that the address names now, for code outside of components. */
export const currentConversationId = (): string | null => idIn(window.location.pathname);

/** Moves to a conversation without asking the server: the chat is already here, and the network may not be. */
export function openConversation(conversationId: string | null): void {
  window.history.pushState(null, '', conversationPath(conversationId));
}

/** Moves to a new conversation when the one that is open is the one that is gone. The way back does not lead to it. */
export function leaveConversation(conversationId: string): void {
  if (currentConversationId() === conversationId) window.history.replaceState(null, '', conversationPath(null));
}
