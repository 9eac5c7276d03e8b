import { Pencil, Trash2 } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { type ConversationMenuProps, MenuButton } from './conversation-menu.tsx';

const itemStyle =
  'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 text-base outline-none select-none data-highlighted:bg-line';

/** The menu from its first opening on: it opens at once, and its button is the trigger. */
export function OpenMenu({ ref, title, onRename, onDelete }: ConversationMenuProps) {
  const wasChosen = useRef(false);
  const choose = (act: () => void) => () => {
    wasChosen.current = true;
    act();
  };
  return (
    <DropdownMenu.Root defaultOpen>
      <DropdownMenu.Trigger asChild>
        <MenuButton ref={ref} title={title} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            // The question or the field that comes next takes the focus; the row gives it back.
            if (wasChosen.current) event.preventDefault();
            wasChosen.current = false;
          }}
          className="z-50 min-w-44 animate-fade rounded-card border border-line bg-raised p-1 shadow-2xl shadow-black"
        >
          <DropdownMenu.Item className={itemStyle} onSelect={choose(onRename)}>
            <Pencil aria-hidden className="size-4 text-muted" />
            Rename
          </DropdownMenu.Item>
          <DropdownMenu.Item className={`${itemStyle} text-danger`} onSelect={choose(onDelete)}>
            <Trash2 aria-hidden className="size-4" />
            Delete…
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
