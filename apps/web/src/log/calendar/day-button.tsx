import { Flag } from 'lucide-react';
import { cn } from '../../ui/cn.ts';
import { type Day, formatDay } from '../../units/calendar-day.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { describeEntry } from '../entries/describe-entry.ts';
import type { ListedEntry } from '../queue/unsent.ts';

interface DayButtonProps {
  day: Day;
  today: Day;
  entries: readonly ListedEntry[];
  units: UnitSystem;
  isOtherMonth: boolean;
  isSelected: boolean;
  isRace: boolean;
  /** The one day that Tab stops at; arrow keys do the rest. */
  isCursor: boolean;
  onSelect: (day: Day) => void;
}

const MOST_DOTS = 3;
const MOST_TITLES = 2;

/** A day of the calendar: dots on a phone, words where there is room. Days to come can be looked at, not chosen for anything. */
export function DayButton({ day, today, entries, units, isOtherMonth, isSelected, isRace, isCursor, onSelect }: DayButtonProps) {
  const words = entries.map((entry) => describeEntry(entry, units));
  const [weekday, , month] = formatDay(day, day).split(' ');
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={isCursor ? 0 : -1}
      aria-pressed={isSelected}
      onClick={() => onSelect(day)}
      className={cn(
        'flex h-12 w-full flex-col items-center gap-1 rounded-lg border border-transparent pt-1 text-[0.9375rem] transition-colors duration-150 hover:bg-raised focus-visible:-outline-offset-2 lg:h-24 lg:items-stretch lg:border-line lg:px-1.5 lg:text-left',
        isOtherMonth && 'text-muted',
        isSelected && 'border-text bg-raised lg:border-text',
      )}
    >
      <span className="flex items-center gap-1 lg:justify-between">
        <span className="sr-only">{weekday} </span>
        <span className={cn('grid size-6 place-items-center rounded-full', day === today && 'bg-text font-semibold text-ground')}>
          {Number(day.slice(8))}
        </span>
        <span className="sr-only">
          {' '}
          {[month, day === today && 'today', isRace && 'race day', words.length === 0 && 'nothing logged'].filter(Boolean).join(', ')}
        </span>
        {isRace && <Flag aria-hidden className="size-3.5 text-accent" />}
      </span>
      <span className="sr-only lg:hidden">{words.map(({ title }) => title).join(', ')}</span>
      <span className="flex gap-1 lg:hidden">
        {words.slice(0, MOST_DOTS).map(({ look }, index) => (
          <span key={index} className={cn('size-1.5 rounded-full', look.dot)} />
        ))}
      </span>
      <span className="hidden flex-col gap-0.5 lg:flex">
        {words.slice(0, MOST_TITLES).map(({ title, look }, index) => (
          <span key={index} className="flex items-center gap-1 text-small">
            <look.Icon aria-hidden className={cn('size-3.5 shrink-0', look.tint)} />
            <span className="truncate">{title}</span>
          </span>
        ))}
        {words.length > MOST_TITLES && <span className="text-small text-muted">{words.length - MOST_TITLES} more</span>}
      </span>
    </button>
  );
}
