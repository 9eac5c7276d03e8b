import { formatClock, shortMonthName, weekdayName } from '../../units/date-words.ts';

const DAY_MS = 86_400_000;

const dayStart = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** A moment as one glances at it: `14:05` today, `Fri` this week, `6 Jun` this year, `6 Jun 2025` before. Local time. */
export function formatWhen(iso: string, now: Date): string {
  const then = new Date(iso);
  const days = Math.round((dayStart(now) - dayStart(then)) / DAY_MS);
  if (days <= 0) return formatClock(then);
  if (days < 7) return weekdayName(then.getDay());
  const words = `${then.getDate()} ${shortMonthName(then.getMonth())}`;
  return then.getFullYear() === now.getFullYear() ? words : `${words} ${then.getFullYear()}`;
}
