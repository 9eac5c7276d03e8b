'use client';

import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useSourceView } from '../chat/sources/source-view.ts';
import { useWideScreen } from '../chat/sources/use-wide-screen.ts';
import { Button } from '../ui/button.tsx';
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
  if (isWide) return <PlanColumn turnId={turnId} />;
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

/** The plan beside the chat. Takes the focus when it opens and gives it back when it closes; the chat stays usable. */
function PlanColumn({ turnId }: { turnId: string }) {
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
      aria-label="Plan review"
      onKeyDown={(event) => event.key === 'Escape' && closePlan()}
      className="flex w-96 shrink-0 animate-fade flex-col border-l border-line bg-surface 2xl:w-[28rem]"
    >
      <div className="flex h-13 shrink-0 items-center justify-between gap-3 border-b border-line pr-1.5 pl-4">
        <h2 ref={heading} tabIndex={-1} className="truncate text-lg leading-tight focus:outline-none">
          {TITLE}
        </h2>
        <Button tone="quiet" size="icon" aria-label="Close" onClick={closePlan}>
          <X aria-hidden className="size-5" />
        </Button>
      </div>
      <Reader turnId={turnId} />
    </aside>
  );
}

function Reader({ turnId }: { turnId: string }) {
  const part = usePart(loadReader);
  return part && <part.PlanReader turnId={turnId} />;
}
