import { Check, ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { say } from '../chat/connection/announce.ts';
import type { ListedEntry } from '../log/queue/unsent.ts';
import type { LogActions } from '../log/use-log-actions.ts';
import { SessionBlocks } from '../plans/review/session-row.tsx';
import { PLAN_SESSION_LOOKS } from '../plans/review/session-looks.ts';
import { Button } from '../ui/button.tsx';
import { cn } from '../ui/cn.ts';
import { formatMinutes } from '../units/format-quantity.ts';
import type { UnitSystem } from '../units/unit-system.ts';
import { draftOf, type PlannedSession } from './planned-session.ts';

interface SessionCardProps {
  planned: PlannedSession;
  /** What the log has of it. */
  done: ListedEntry | undefined;
  isToday: boolean;
  isOver: boolean;
  units: UnitSystem;
  actions: LogActions;
}

/** One planned session: what and how hard at a glance, every block when it is opened, and whether it was done. */
export function SessionCard({ planned, done, isToday, isOver, units, actions }: SessionCardProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(isToday);
  const { session } = planned;
  const { label, Icon, tint } = PLAN_SESSION_LOOKS[session.kind];
  const draft = isToday || isOver ? draftOf(planned) : null;
  return (
    <div className="flex flex-col gap-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-11 items-center justify-between gap-3 rounded-card text-left"
      >
        <span className="flex min-w-0 flex-col">
          <span className={`flex items-center gap-1.5 text-small font-medium ${tint}`}>
            <Icon aria-hidden className="size-4 shrink-0" />
            {label}
          </span>
          {session.title !== label && <span className="font-medium">{session.title}</span>}
          <span className="text-small text-muted tabular-nums">
            {formatMinutes(session.durationMin)} · RPE {session.rpe}
          </span>
        </span>
        <ChevronDown aria-hidden className={cn('size-5 shrink-0 text-muted transition-transform duration-150', isOpen && 'rotate-180')} />
      </button>
      <div id={id} hidden={!isOpen} className="flex flex-col gap-2">
        {isOpen && (
          <>
            <p className="max-w-[60ch] text-small text-muted">{session.purpose}</p>
            <SessionBlocks session={session} units={units} />
          </>
        )}
      </div>
      {done ? (
        <p className="flex flex-wrap items-center gap-x-2 text-small font-medium text-positive">
          <Check aria-hidden className="size-4" />
          Done, in your log
          <Button
            tone="quiet"
            size="small"
            aria-label={`Not done: ${session.title}`}
            onClick={() => {
              actions.remove(done.entry.id, 'workout');
              say(`${session.title} is taken out of your log`);
            }}
          >
            Not done
          </Button>
        </p>
      ) : (
        draft && (
          <Button
            tone={isToday ? 'accent' : 'outline'}
            size="small"
            className="self-start"
            aria-label={`Done: ${session.title}`}
            onClick={() => {
              actions.add(draft);
              say(`${session.title} is in your log`);
            }}
          >
            <Check aria-hidden className="size-4" />
            Done
          </Button>
        )
      )}
    </div>
  );
}
