import { Ellipsis } from 'lucide-react';
import { type ComponentProps, type Ref, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { usePart } from '../../ui/use-part.ts';

export interface ConversationMenuProps {
  ref: Ref<HTMLButtonElement>;
  title: string;
  onRename: () => void;
  onDelete: () => void;
}

export const loadMenu = () => import('./open-menu.tsx');

/** What can be done to a conversation. What shows the menu is a chunk of its own: a list is read far more often than changed. */
export function ConversationMenu(props: ConversationMenuProps) {
  const [wasOpened, setWasOpened] = useState(false);
  if (wasOpened) return <OpenedMenu {...props} />;
  return <ClosedMenu {...props} onOpen={() => setWasOpened(true)} />;
}

function OpenedMenu(props: ConversationMenuProps) {
  const part = usePart(loadMenu);
  return part ? <part.OpenMenu {...props} /> : <ClosedMenu {...props} onOpen={() => undefined} />;
}

function ClosedMenu({ ref, title, onOpen }: ConversationMenuProps & { onOpen: () => void }) {
  return <MenuButton ref={ref} title={title} aria-haspopup="menu" aria-expanded={false} onClick={onOpen} />;
}

/** Seen on touch screens all the time, elsewhere on the row that is pointed at or focused. */
export function MenuButton({ title, ...button }: ComponentProps<'button'> & { title: string }) {
  return (
    <Button
      tone="quiet"
      size="icon"
      aria-label={`Rename or delete ${title}`}
      className="absolute top-2 right-1 transition-opacity hover:bg-line focus-visible:opacity-100 data-[state=open]:bg-line data-[state=open]:opacity-100 pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100"
      {...button}
    >
      <Ellipsis aria-hidden className="size-5" />
    </Button>
  );
}
