'use client';

import { LogOut, SquarePen } from 'lucide-react';
import { useAuth } from '../auth/auth-context.tsx';
import { Button } from '../ui/button.tsx';
import { ConversationList } from './conversation-list.tsx';

interface ConversationPanelProps {
  currentId: string | null;
  onOpen: (conversationId: string | null) => void;
}

/** Conversations with the way to a new one above and the account below. In the drawer on a phone, in the left column on wide screens. */
export function ConversationPanel({ currentId, onOpen }: ConversationPanelProps) {
  const { email, signOut } = useAuth();
  return (
    <nav aria-label="Conversations and account" className="flex min-h-0 flex-1 flex-col">
      <div className="p-2">
        <Button tone="outline" className="w-full justify-start px-3" onClick={() => onOpen(null)}>
          <SquarePen aria-hidden className="size-4" />
          New conversation
        </Button>
      </div>
      <div className="scrollbar-quiet min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <ConversationList currentId={currentId} onOpen={onOpen} />
      </div>
      <div className="flex items-center justify-between gap-2 border-t border-line py-1.5 pr-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))] pl-4">
        <span className="truncate text-small text-muted">{email}</span>
        <Button tone="quiet" size="small" onClick={() => void signOut()}>
          <LogOut aria-hidden className="size-4" />
          Sign out
        </Button>
      </div>
    </nav>
  );
}
