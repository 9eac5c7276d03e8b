import type { ConversationListItem } from '@hyrox/contracts';
import { useRef, useState } from 'react';
import { cn } from '../../ui/cn.ts';
import { useDeleteConversation } from '../change/use-delete-conversation.ts';
import { useRenameConversation } from '../change/use-rename-conversation.ts';
import { ConversationLink, UNTITLED } from './conversation-link.tsx';
import { ConversationMenu } from './conversation-menu.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { RenameForm } from './rename-form.tsx';

interface ConversationRowProps {
  conversation: ConversationListItem;
  search: string;
  isCurrent: boolean;
  onOpen: (conversationId: string) => void;
}

/** A conversation with what one can do to it: open, rename in place, delete after a question. */
export function ConversationRow({ conversation, search, isCurrent, onOpen }: ConversationRowProps) {
  const [doing, setDoing] = useState<'renaming' | 'deleting' | null>(null);
  const menuRef = useRef<HTMLButtonElement>(null);
  const rename = useRenameConversation();
  const remove = useDeleteConversation();
  const title = conversation.title ?? UNTITLED;

  const focusMenu = () => requestAnimationFrame(() => menuRef.current?.focus());

  function onRename(name: string | null): void {
    setDoing(null);
    if (name !== null && name !== conversation.title) rename.mutate({ id: conversation.id, title: name });
    focusMenu();
  }

  function onKeep(): void {
    setDoing(null);
    focusMenu();
  }

  return (
    <li
      className={cn(
        'group relative flex rounded-card transition-colors duration-150 focus-within:bg-raised hover:bg-raised',
        isCurrent && 'bg-raised',
      )}
    >
      {isCurrent && <span aria-hidden className="absolute inset-y-3 left-0 w-0.5 rounded-full bg-text" />}
      {doing === 'renaming' ? (
        <RenameForm title={conversation.title ?? ''} onDone={onRename} />
      ) : (
        <>
          <ConversationLink conversation={conversation} search={search} isCurrent={isCurrent} onOpen={onOpen} />
          <ConversationMenu ref={menuRef} title={title} onRename={() => setDoing('renaming')} onDelete={() => setDoing('deleting')} />
        </>
      )}
      {doing === 'deleting' && <DeleteDialog title={title} onKeep={onKeep} onDelete={() => remove.mutate({ id: conversation.id })} />}
    </li>
  );
}
