'use client';

import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { useAuth } from '../auth/auth-context.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useMedia } from '../ui/use-media.ts';
import { usePart } from '../ui/use-part.ts';
import { closeAside, useAsideStore } from './aside-store.ts';
import { BottomNav } from './bottom-nav.tsx';
import type { DestinationName } from './destinations.ts';
import { loadWhenIdle, LATER_MS } from './load-when-idle.ts';
import { SideBar } from './side-bar.tsx';
import { SkipLink } from './skip-link.tsx';

/** Nobody presses a key before the page has settled. */
const loadShortcuts = () => import('./shortcuts/shortcut-keys.tsx');

interface AppShellProps {
  active: DestinationName;
  /** What belongs beside the page: in the left column on wide screens, in a drawer (`openAside`) elsewhere. */
  aside?: { title: string; description: string; content: ReactNode };
  children: ReactNode;
}

/**
 * The frame of every signed-in screen: destinations below on a phone and at the left from 1024 px, and the one `<main>` of the page.
 * Pages put no `<main>` and no `h-dvh` of their own inside: a page that scrolls as a whole simply is as tall as it is,
 * one that fills the frame (the chat) is a `flex min-h-0 flex-1 flex-col`.
 */
export function AppShell({ active, aside, children }: AppShellProps) {
  const isAsideOpen = useAsideStore((state) => state.isOpen);
  useEffect(loadWhenIdle, []);
  const isSignedIn = useAuth().status === 'signed-in';
  const hasColumn = useColumn();
  const shortcuts = usePart(loadShortcuts, LATER_MS);
  return (
    <div className="flex h-dvh flex-col lg:flex-row">
      <SkipLink />
      <SideBar active={active}>{isSignedIn && hasColumn && aside?.content}</SideBar>
      {aside && isSignedIn && (
        <Sheet isOpen={isAsideOpen} onOpenChange={closeAside} side="left" title={aside.title} description={aside.description}>
          {aside.content}
        </Sheet>
      )}
      <main id="main" tabIndex={-1} className="relative flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto focus:outline-none">
        {children}
      </main>
      <BottomNav active={active} />
      {shortcuts && <shortcuts.ShortcutKeys active={active} onLeave={closeAside} />}
    </div>
  );
}

/** Whether the left column is filled: at once where it is seen. Elsewhere only its shortcuts are of use, so it can wait. */
function useColumn(): boolean {
  const isSeen = useMedia('(min-width: 64rem)');
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setIsLate(true)), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSeen || isLate;
}
