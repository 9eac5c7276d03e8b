import { daysBetween } from '../profile/summarise-athlete.ts';

const DAY_MS = 86_400_000;

/** The calendar day `days` after `date`; both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The first day from `date` on that is a `startOfWeek`. */
export function nextWeekStart(date: string, startOfWeek: number): string {
  return addDays(date, (startOfWeek - weekdayOf(date) + 7) % 7);
}

/** Place of a weekday in a week that begins with `startOfWeek`, 0 to 6. */
export function dayIndex(weekday: number, startOfWeek: number): number {
  return (weekday - startOfWeek + 7) % 7;
}

export { daysBetween };
