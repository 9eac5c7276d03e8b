'use client';

import { useEffect } from 'react';
import { useSourceView } from '../chat/sources/source-view.ts';
import { useWideScreen } from '../chat/sources/use-wide-screen.ts';
import { ReadingColumn } from '../ui/reading-column.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { usePart } from '../ui/use-part.ts';
import { closePlan, usePlanView } from './plan-view.ts';

/** What shows a plan: needed only once one is opened. */
const loadReader = () => import('./review/plan-reader.tsx');

const TITLE = 'Your plan, week by week';

/** Where a plan is reviewed: beside the chat where there is room, over it where there is not. Another conversation or a source closes it. */
export function PlanPanel({ conversationId }: { conversationId: string | null }) {
  const turnId = usePlanView((state) => state.turnId);
  const hasSource = useSourceView((state) => state.shown !== null);
  const isWide = useWideScreen();

  useEffect(() => closePlan, [conversationId]);
  useEffect(() => {
    if (hasSource) closePlan();
  }, [hasSource]);

  if (!turnId) return null;
  if (isWide) {
    return (
      <ReadingColumn label="Plan review" title={TITLE} onClose={closePlan}>
        <Reader turnId={turnId} />
      </ReadingColumn>
    );
  }
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && closePlan()}
      side="reading"
      title={TITLE}
      description="The weeks of a proposed plan, to accept or not"
    >
      <Reader turnId={turnId} />
    </Sheet>
  );
}

function Reader({ turnId }: { turnId: string }) {
  const part = usePart(loadReader);
  return part && <part.PlanReader turnId={turnId} />;
}
