import { usePathname } from 'next/navigation';

/** The address of a conversation; of a new one without an id. */
export const conversationPath = (conversationId: string | null): string => (conversationId ? `/coach/${conversationId}` : '/coach');

/** The conversation that the address names, null for a new one. */
export function useConversationId(): string | null {
  return /^\/coach\/([0-9a-f-]{36})$/i.exec(usePathname())?.[1]?.toLowerCase() ?? null;
}

/** Moves to a conversation without asking the server: the chat is already here, and the network may not be. */
export function openConversation(conversationId: string | null): void {
  window.history.pushState(null, '', conversationPath(conversationId));
}
