import { expect, test } from '@jest/globals';
import { formatClock, formatMoment, monthName, weekdayName } from './date-words.ts';

test('names are those of the calendar', () => {
  const utc = (options: Intl.DateTimeFormatOptions) => (date: Date) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(date);
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)));
  expect(months.map((date) => monthName(date.getUTCMonth()))).toEqual(months.map(utc({ month: 'long' })));
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 5, day + 1)));
  expect(days.map((date) => weekdayName(date.getUTCDay()))).toEqual(days.map(utc({ weekday: 'short' })));
});

test('a moment has its day and the time on the wall', () => {
  expect(formatMoment(new Date(2026, 5, 6, 8, 5))).toBe('6 Jun 2026, 08:05');
  expect(formatClock(new Date(2026, 5, 6, 23, 59))).toBe('23:59');
});
