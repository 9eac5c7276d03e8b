import { monthName, shortMonthName, weekdayName } from './date-words.ts';

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;

/** A calendar day `YYYY-MM-DD`, without time and without zone. */
export type Day = string;

const toDate = (day: Day) => new Date(`${day}T00:00:00Z`);
const toDay = (date: Date): Day => date.toISOString().slice(0, 10);

/** The calendar day it is somewhere. `zone` is an IANA name; one the browser does not know counts as UTC. */
export function todayIn(zone: string, now: Date = new Date()): Day {
  // At home the clock of the device knows; asking `Intl` for the first time takes a phone a tenth of a second and more.
  if (zone === browserZone()) return toDay(new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())));
  return dayFormat(zone).format(now);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    formats.set(zone, format);
    return format;
  } catch (reason) {
    if (reason instanceof RangeError && zone !== 'UTC') return dayFormat('UTC');
    throw reason;
  }
}

/** The zone this browser lives in. */
export const browserZone = (): string => globalThis.Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toDate(text).getTime());
export const addDays = (day: Day, days: number): Day => toDay(new Date(toDate(day).getTime() + days * DAY_MS));
export const daysBetween = (from: Day, to: Day): number => Math.round((toDate(to).getTime() - toDate(from).getTime()) / DAY_MS);

/** The Monday of a day's week. */
export const weekStart = (day: Day): Day => addDays(day, -((toDate(day).getUTCDay() + 6) % DAYS_OF_WEEK));

/** The weeks, Monday to Sunday, that a month `YYYY-MM` touches. Days of its neighbours are included. */
export function monthWeeks(month: string): Day[][] {
  const first = `${month}-01`;
  const afterLast = `${addMonths(month, 1)}-01`;
  const weeks: Day[][] = [];
  for (let monday = weekStart(first); monday < afterLast; monday = addDays(monday, DAYS_OF_WEEK)) {
    weeks.push(Array.from({ length: DAYS_OF_WEEK }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}

/** A month `YYYY-MM`, some months later or earlier. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return toDay(new Date(Date.UTC(year, number - 1 + months, 1))).slice(0, 7);
}

/** `Sat 6 Jun`, with the year when it is another than today's. */
export function formatDay(day: Day, today: Day): string {
  const date = toDate(day);
  const words = `${weekdayName(date.getUTCDay())} ${date.getUTCDate()} ${shortMonthName(date.getUTCMonth())}`;
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`;
}

/** `November 2026` of `2026-11`. */
export const formatMonth = (month: string): string => `${monthName(Number(month.slice(5)) - 1)} ${month.slice(0, 4)}`;

/** How far a day is: `today`, `tomorrow`, `28 days`, `3 days ago`. */
export function formatDistanceInDays(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `${days} days` : `${-days} days ago`;
}
