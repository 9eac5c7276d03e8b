import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { addDays, addMonths, type Day, formatMonth, monthWeeks } from '../../units/calendar-day.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import type { ListedEntry } from '../queue/unsent.ts';
import { DayButton } from './day-button.tsx';
import { sumWords } from './group-by-day.ts';

interface MonthCalendarProps {
  /** `YYYY-MM` */
  month: string;
  today: Day;
  selected: Day | null;
  raceDate: Day | null;
  byDay: ReadonlyMap<Day, readonly ListedEntry[]>;
  units: UnitSystem;
  isBusy: boolean;
  onSelect: (day: Day | null) => void;
  onMonth: (month: string) => void;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const NOTHING: readonly ListedEntry[] = [];

/** What was done, by month, in whole weeks from Monday. Arrow keys move by day and week, a tap shows the day. */
export const MonthCalendar = memo(function MonthCalendar(props: MonthCalendarProps) {
  const { month, today, selected, raceDate, byDay, units, isBusy, onSelect, onMonth } = props;
  const [cursor, setCursor] = useState<Day | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const mustFocus = useRef(false);
  const weeks = monthWeeks(month);
  const days = weeks.flat();
  const stop = [cursor, selected, today].find((day) => day !== null && days.includes(day)) ?? `${month}-01`;
  const ofMonth = days.filter((day) => day.startsWith(month)).flatMap((day) => byDay.get(day) ?? NOTHING);

  useEffect(() => {
    if (!mustFocus.current) return;
    mustFocus.current = false;
    table.current?.querySelector<HTMLElement>(`[data-day="${stop}"]`)?.focus();
  }, [stop, month]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = addDays(stop, step);
    mustFocus.current = true;
    setCursor(next);
    if (!next.startsWith(month)) onMonth(next.slice(0, 7));
  };
  return (
    <section aria-label="Calendar" aria-busy={isBusy} className="flex flex-col gap-2 rounded-card border border-line bg-surface p-2 sm:p-3">
      <div className="flex items-center gap-1">
        <Button tone="quiet" size="icon" aria-label="Month before" onClick={() => onMonth(addMonths(month, -1))}>
          <ChevronLeft aria-hidden className="size-5" />
        </Button>
        <div className="flex flex-1 flex-wrap items-baseline justify-center gap-x-3">
          <h2 aria-live="polite" className="text-2xl leading-tight">
            {formatMonth(month)}
          </h2>
          <p className="text-small text-muted">{sumWords(ofMonth)}</p>
        </div>
        <Button tone="quiet" size="icon" aria-label="Month after" onClick={() => onMonth(addMonths(month, 1))}>
          <ChevronRight aria-hidden className="size-5" />
        </Button>
      </div>
      <table ref={table} onKeyDown={onKeyDown} className="w-full table-fixed border-separate border-spacing-0.5">
        <caption className="sr-only">{formatMonth(month)}, what was done</caption>
        <thead>
          <tr>
            {WEEKDAYS.map((name) => (
              <th key={name} scope="col" className="pb-1 text-small font-normal text-muted">
                <abbr title={name} className="no-underline">
                  {name.slice(0, 2)}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <td key={day} className="p-0">
                  <DayButton
                    day={day}
                    today={today}
                    entries={byDay.get(day) ?? NOTHING}
                    units={units}
                    isOtherMonth={!day.startsWith(month)}
                    isSelected={day === selected}
                    isRace={day === raceDate}
                    isCursor={day === stop}
                    onSelect={(chosen) => onSelect(chosen === selected ? null : chosen)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});
