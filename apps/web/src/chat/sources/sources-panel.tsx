'use client';

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { usePart } from '../../ui/use-part.ts';
import { closeSource, type ShownSource, useSourceView } from './source-view.ts';
import { useWideScreen } from './use-wide-screen.ts';

/** What shows a passage: needed only once one is opened. */
export const loadReader = () => import('./source-reader.tsx');

const titleOf = ({ index, sources }: ShownSource) => `Source ${index + 1} of ${sources.length}`;

/** Where a source is read: beside the chat where there is room, over it where there is not. Another conversation closes it. */
export function SourcesPanel({ conversationId }: { conversationId: string | null }) {
  const shown = useSourceView((state) => state.shown);
  const isWide = useWideScreen();

  useEffect(() => closeSource, [conversationId]);

  if (!shown) return null;
  if (isWide) return <SourcesColumn shown={shown} />;
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && closeSource()}
      side="reading"
      title={titleOf(shown)}
      description="A passage of the research that this answer was made from"
    >
      <Reader shown={shown} />
    </Sheet>
  );
}

/** The reader beside the chat. Takes the focus when it opens and gives it back when it closes; the chat stays usable. */
function SourcesColumn({ shown }: { shown: ShownSource }) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);

  return (
    <aside
      aria-label="Sources"
      onKeyDown={(event) => event.key === 'Escape' && closeSource()}
      className="flex w-96 shrink-0 animate-fade flex-col border-l border-line bg-surface 2xl:w-[28rem]"
    >
      <div className="flex h-13 shrink-0 items-center justify-between gap-3 border-b border-line pr-1.5 pl-4">
        <h2 ref={heading} tabIndex={-1} className="truncate text-lg leading-tight focus:outline-none">
          {titleOf(shown)}
        </h2>
        <Button tone="quiet" size="icon" aria-label="Close" onClick={closeSource}>
          <X aria-hidden className="size-5" />
        </Button>
      </div>
      <Reader shown={shown} />
    </aside>
  );
}

function Reader({ shown }: { shown: ShownSource }) {
  const part = usePart(loadReader);
  return part && <part.SourceReader shown={shown} />;
}
