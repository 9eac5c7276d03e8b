import type { PlanPhase, PlanWeek } from '@hyrox/contracts';
import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { cn } from '../../ui/cn.ts';
import { type Day, formatDay } from '../../units/calendar-day.ts';
import { formatMinutes } from '../../units/format-quantity.ts';
import type { AthleteContext } from '../../profile/use-athlete-context.ts';
import { SessionRow } from './session-row.tsx';

export const PHASES: Record<PlanPhase, string> = {
  general_prep: 'General preparation',
  specific_prep: 'Specific preparation',
  competition_prep: 'Race preparation',
  taper: 'Taper',
};

/** Training of a week without the race itself, in minutes. */
export const minutesOf = ({ days }: PlanWeek): number =>
  days.flatMap(({ sessions }) => sessions).reduce((sum, { kind, durationMin }) => sum + (kind === 'race' ? 0 : durationMin), 0);

interface WeekSectionProps extends AthleteContext {
  week: PlanWeek;
  isOpenAtFirst: boolean;
}

/** A week of a plan: phase and length at a glance, its days when it is opened. */
export function WeekSection({ week, isOpenAtFirst, units, today }: WeekSectionProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const { weekNumber, phase, deload, focus, startDate, days } = week;
  return (
    <section className="border-b border-line last:border-b-0">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
          className="flex min-h-14 w-full items-center justify-between gap-3 px-4 py-2 text-left hover:bg-raised"
        >
          <span className="min-w-0">
            <span className="block text-base leading-tight font-medium">
              Week {weekNumber}
              <span className="font-sans text-small font-normal text-muted"> · from {formatDay(startDate, today)}</span>
            </span>
            <span className="block font-sans text-small font-normal text-muted">
              {PHASES[phase]}
              {deload && ' · easy week'} · {formatMinutes(minutesOf(week))}
            </span>
          </span>
          <ChevronDown aria-hidden className={cn('size-5 shrink-0 text-muted transition-transform duration-150', isOpen && 'rotate-180')} />
        </button>
      </h3>
      <div id={id} hidden={!isOpen} className="px-4 pb-4">
        {isOpen && (
          <>
            <p className="pb-3 text-small text-muted">{focus}</p>
            <ul className="flex flex-col">
              {days.map(({ date, sessions }) => (
                <li
                  key={date}
                  className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-x-3 border-t border-line py-3 first:border-t-0 first:pt-0"
                >
                  <DayName date={date} today={today} />
                  {sessions.length === 0 ? (
                    <span className="text-small text-muted">Rest</span>
                  ) : (
                    <div className="flex flex-col gap-4">
                      {sessions.map((session) => (
                        <SessionRow key={session.title} session={session} units={units} />
                      ))}
                    </div>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}

/** `Mon` over `30 Nov`. */
function DayName({ date, today }: { date: Day; today: Day }) {
  const [weekday, ...rest] = formatDay(date, today).split(' ');
  return (
    <span className="text-small text-muted tabular-nums">
      <span className="block font-medium text-text">{weekday}</span>
      {rest.slice(0, 2).join(' ')}
    </span>
  );
}
