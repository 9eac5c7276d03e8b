import type { PlanWeek } from '@hyrox/contracts';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { PHASES, minutesOf } from '../plans/review/week-section.tsx';
import { Button } from '../ui/button.tsx';
import { formatMinutes } from '../units/format-quantity.ts';

interface WeekBarProps {
  weeks: readonly PlanWeek[];
  shown: number;
  /** The week that today is in; -1 before the plan begins and after it ended. */
  current: number;
  onShow: (index: number) => void;
}

/** Which week is shown, and the way to the one before and after. */
export function WeekBar({ weeks, shown, current, onShow }: WeekBarProps) {
  const week = weeks[shown];
  if (!week) return null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <Button tone="outline" size="icon" aria-label="Week before" disabled={shown === 0} onClick={() => onShow(shown - 1)}>
          <ChevronLeft aria-hidden className="size-5" />
        </Button>
        <div className="min-w-0 flex-1 text-center" aria-live="polite">
          <h2 className="text-xl leading-tight tabular-nums">
            Week {week.weekNumber} of {weeks.length}
          </h2>
          <p className="text-small text-muted">
            {PHASES[week.phase]}
            {week.deload && ' · easy week'} · {formatMinutes(minutesOf(week))}
          </p>
        </div>
        <Button tone="outline" size="icon" aria-label="Week after" disabled={shown === weeks.length - 1} onClick={() => onShow(shown + 1)}>
          <ChevronRight aria-hidden className="size-5" />
        </Button>
      </div>
      {current >= 0 && current !== shown && (
        <Button tone="quiet" size="small" className="self-center" onClick={() => onShow(current)}>
          Back to this week
        </Button>
      )}
    </div>
  );
}
