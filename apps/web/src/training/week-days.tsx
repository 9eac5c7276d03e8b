import type { PlanWeek } from '@hyrox/contracts';
import type { ListedEntry } from '../log/queue/unsent.ts';
import type { LogActions } from '../log/use-log-actions.ts';
import type { AthleteContext } from '../profile/use-athlete-context.ts';
import { cn } from '../ui/cn.ts';
import { formatDay } from '../units/calendar-day.ts';
import { doneEntry } from './planned-session.ts';
import { SessionCard } from './session-card.tsx';

interface WeekDaysProps extends AthleteContext {
  planId: string;
  week: PlanWeek;
  entries: readonly ListedEntry[];
  actions: LogActions;
}

/** The days of a week, one under the other, on wide screens two beside each other; today stands out in words and by its edge. */
export function WeekDays({ planId, week, entries, actions, today, units }: WeekDaysProps) {
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-[68ch] text-muted">{week.focus}</p>
      <ul className="grid gap-3 lg:grid-cols-2 2xl:grid-cols-3">
        {week.days.map(({ date, sessions }) => {
          const isToday = date === today;
          return (
            <li
              key={date}
              aria-current={isToday ? 'date' : undefined}
              className={cn('flex flex-col gap-3 rounded-card border bg-surface p-4', isToday ? 'border-accent' : 'border-line')}
            >
              <h3 className="flex items-baseline justify-between gap-3 text-base leading-tight tabular-nums">
                {formatDay(date, today)}
                {isToday && <span className="font-sans text-small font-medium text-accent">Today</span>}
              </h3>
              {sessions.length === 0 && <p className="text-small text-muted">Rest</p>}
              {sessions.map((session, index) => (
                <SessionCard
                  key={`${date} ${index}`}
                  planned={{ planId, date, index, session }}
                  done={doneEntry(entries, { planId, date, index })}
                  isToday={isToday}
                  isOver={date < today}
                  units={units}
                  actions={actions}
                />
              ))}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
