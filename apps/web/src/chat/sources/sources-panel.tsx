'use client';

import { useEffect } from 'react';
import { ReadingColumn } from '../../ui/reading-column.tsx';
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
  if (isWide) {
    return (
      <ReadingColumn label="Sources" title={titleOf(shown)} onClose={closeSource}>
        <Reader shown={shown} />
      </ReadingColumn>
    );
  }
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

function Reader({ shown }: { shown: ShownSource }) {
  const part = usePart(loadReader);
  return part && <part.SourceReader shown={shown} />;
}
