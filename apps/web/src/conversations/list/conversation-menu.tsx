import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { Ref } from 'react';
import { Button } from '../../ui/button.tsx';

interface ConversationMenuProps {
  ref: Ref<HTMLButtonElement>;
  title: string;
  onRename: () => void;
  onDelete: () => void;
}

const itemStyle =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 text-base outline-none select-none data-highlighted:bg-line';

/** What can be done to a conversation. Seen on touch screens all the time, elsewhere on the row that is pointed at or focused. */
export function ConversationMenu({ ref, title, onRename, onDelete }: ConversationMenuProps) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <Button
          ref={ref}
          tone="quiet"
          size="icon"
          aria-label={`Rename or delete ${title}`}
          className="absolute top-2 right-1 transition-opacity hover:bg-line focus-visible:opacity-100 data-[state=open]:bg-line data-[state=open]:opacity-100 pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100"
        >
          <Ellipsis aria-hidden className="size-5" />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          // The question or the field that comes next takes the focus; the row gives it back.
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-50 min-w-44 animate-fade rounded-card border border-line bg-raised p-1 shadow-2xl shadow-black"
        >
          <DropdownMenu.Item className={itemStyle} onSelect={onRename}>
            <Pencil aria-hidden className="size-4 text-muted" />
            Rename
          </DropdownMenu.Item>
          <DropdownMenu.Item className={`${itemStyle} text-danger`} onSelect={onDelete}>
            <Trash2 aria-hidden className="size-4" />
            Delete…
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
