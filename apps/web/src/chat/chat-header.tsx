import { Menu, SquarePen } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import type { CoachState } from './connection/coach-state.ts';
import { StateDot } from './connection/state-dot.tsx';

interface ChatHeaderProps {
  state: CoachState;
  onMenu: () => void;
  onNew: () => void;
}

/** Who one talks to, whether they are there, and the way to a new conversation. */
export function ChatHeader({ state, onMenu, onNew }: ChatHeaderProps) {
  return (
    <header className="z-20 flex h-13 shrink-0 items-center gap-1 border-b border-line bg-ground/85 px-1.5 pt-[env(safe-area-inset-top)] backdrop-blur-md">
      <Button tone="quiet" size="icon" aria-label="Conversations" className="lg:hidden" onClick={onMenu}>
        <Menu aria-hidden className="size-5" />
      </Button>
      <h1 className="flex-1 text-xl tracking-wide lg:pl-3">Coach K</h1>
      <StateDot state={state} />
      <Button tone="quiet" size="icon" aria-label="New conversation" onClick={onNew}>
        <SquarePen aria-hidden className="size-5" />
      </Button>
    </header>
  );
}
