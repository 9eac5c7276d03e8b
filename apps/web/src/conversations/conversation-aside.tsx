'use client';

import { closeAside } from '../shell/aside-store.ts';
import { useShortcut } from '../shell/shortcuts/use-shortcut.ts';
import { openConversation, useConversationId } from './conversation-path.ts';
import { ConversationPanel } from './conversation-panel.tsx';

/** The conversations beside the chat: opens one and closes the drawer it was chosen from. */
export function ConversationAside() {
  const currentId = useConversationId();
  const open = (conversationId: string | null) => {
    openConversation(conversationId);
    closeAside();
  };
  useShortcut('new-conversation', () => open(null));
  return <ConversationPanel currentId={currentId} onOpen={open} />;
}
