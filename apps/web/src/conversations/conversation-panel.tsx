'use client';

import { SquarePen } from 'lucide-react';
import { useRef, useState } from 'react';
import { useShortcut } from '../shell/shortcuts/use-shortcut.ts';
import { openAside, useAsideStore } from '../shell/aside-store.ts';
import { Button } from '../ui/button.tsx';
import { FailedChangeCard } from './change/failed-change-card.tsx';
import { ConversationList } from './list/conversation-list.tsx';
import { SearchField } from './list/search-field.tsx';
import { useSettled } from './list/use-settled.ts';

interface ConversationPanelProps {
  currentId: string | null;
  onOpen: (conversationId: string | null) => void;
}

const SEARCH_AFTER_MS = 250;

/** Conversations with the search and the way to a new one above. In the drawer on a phone, in the left column on wide screens. */
export function ConversationPanel({ currentId, onOpen }: ConversationPanelProps) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), SEARCH_AFTER_MS, '');
  const searchRef = useRef<HTMLInputElement>(null);
  const isDrawerAtSearch = useAsideStore((state) => state.isOpen && state.isAtSearch);
  useShortcut('search', () => {
    // The column of a narrow screen is there but hidden.
    if (searchRef.current?.offsetParent) searchRef.current.select();
    else openAside(true);
  });
  const clear = () => {
    setTyped('');
    searchRef.current?.focus();
  };
  return (
    <nav aria-label="Conversations" className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-2 p-2">
        <Button tone="outline" className="w-full justify-start px-3" aria-keyshortcuts="n" onClick={() => onOpen(null)}>
          <SquarePen aria-hidden className="size-4" />
          New conversation
        </Button>
        <SearchField ref={searchRef} value={typed} onChange={setTyped} isFocusedAtOnce={isDrawerAtSearch} />
      </div>
      <FailedChangeCard />
      <div className="scrollbar-quiet min-h-0 flex-1 overflow-y-auto overscroll-contain pb-[env(safe-area-inset-bottom)]">
        <ConversationList currentId={currentId} search={search} onOpen={onOpen} onClearSearch={clear} />
      </div>
    </nav>
  );
}
