import type { Day } from '../../units/calendar-day.ts';
import { formatMinutes } from '../../units/format-quantity.ts';
import { minutesOf } from '../entries/describe-entry.ts';
import { dayOf } from '../entries/log-draft.ts';
import type { ListedEntry } from '../queue/unsent.ts';

/** Entries by their day, newest day first, within a day in the order they were written down. */
export function groupByDay(entries: readonly ListedEntry[]): Map<Day, ListedEntry[]> {
  const sorted = entries.toSorted(
    (a, b) =>
      dayOf(b).localeCompare(dayOf(a)) || a.entry.created_at.localeCompare(b.entry.created_at) || a.entry.id.localeCompare(b.entry.id),
  );
  return Map.groupBy(sorted, dayOf);
}

/** What was done, in a line: `3 sessions · 2 h 40`. Empty when nothing was. */
export function sumWords(entries: readonly ListedEntry[]): string {
  if (entries.length === 0) return '';
  const minutes = entries.reduce((sum, entry) => sum + minutesOf(entry), 0);
  const sessions = `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`;
  return minutes > 0 ? `${sessions} · ${formatMinutes(minutes)}` : sessions;
}
