import { Ellipsis } from 'lucide-react';
import { type ComponentProps, lazy, type Ref, Suspense, useState } from 'react';
import { Button } from '../../ui/button.tsx';

export interface ConversationMenuProps {
  ref: Ref<HTMLButtonElement>;
  title: string;
  onRename: () => void;
  onDelete: () => void;
}

export const loadMenu = () => import('./open-menu.tsx');
const OpenMenu = lazy(loadMenu);

/** What can be done to a conversation. What shows the menu is a chunk of its own: a list is read far more often than changed. */
export function ConversationMenu(props: ConversationMenuProps) {
  const [wasOpened, setWasOpened] = useState(false);
  const closed = (
    <MenuButton ref={props.ref} title={props.title} aria-haspopup="menu" aria-expanded={false} onClick={() => setWasOpened(true)} />
  );
  if (!wasOpened) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenMenu {...props} />
    </Suspense>
  );
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
