import { dateFormat } from '../../units/date-format.ts';

const DAY_MS = 86_400_000;

const dayStart = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** A moment as one glances at it: `14:05` today, `Fri` this week, `6 Jun` this year, `6 Jun 2025` before. Local time. */
export function formatWhen(iso: string, now: Date): string {
  const then = new Date(iso);
  const days = Math.round((dayStart(now) - dayStart(then)) / DAY_MS);
  if (days <= 0) return format(then, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (days < 7) return format(then, { weekday: 'short' });
  const isThisYear = then.getFullYear() === now.getFullYear();
  return format(then, { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) });
}

const format = (date: Date, options: Intl.DateTimeFormatOptions) => dateFormat('en-GB', options).format(date);
