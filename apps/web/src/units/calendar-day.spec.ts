import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  browserZone,
  daysBetween,
  formatDay,
  formatDistanceInDays,
  formatMonth,
  isDay,
  monthWeeks,
  todayIn,
  weekStart,
} from './calendar-day.ts';

test('today is where the athlete lives', () => {
  const moment = new Date('2026-06-06T23:30:00Z');
  expect([todayIn('Europe/Berlin', moment), todayIn('UTC', moment), todayIn('America/New_York', moment)]).toEqual([
    '2026-06-07',
    '2026-06-06',
    '2026-06-06',
  ]);
  expect(todayIn('Mars/Olympus', moment)).toBe('2026-06-06');
});

test('the clock of the device and the names of zones agree on today, around midnight too', () => {
  const byName = new Intl.DateTimeFormat('en-CA', { timeZone: browserZone(), dateStyle: 'short' });
  for (const time of ['00:00:00', '00:00:01', '12:00:00', '23:59:59']) {
    const moment = new Date(`2026-06-06T${time}`);
    expect(todayIn(browserZone(), moment)).toBe(byName.format(moment));
  }
});

test('days are written as one says them', () => {
  expect(formatDay('2026-06-06', '2026-05-09')).toBe('Sat 6 Jun');
  expect(formatDay('2027-01-02', '2026-05-09')).toBe('Sat 2 Jan 2027');
  expect(formatMonth('2026-11')).toBe('November 2026');
  expect(
    ['2026-06-06', '2026-05-10', '2026-05-09', '2026-05-08', '2026-05-06'].map((day) => formatDistanceInDays(day, '2026-05-09')),
  ).toEqual(['28 days', 'tomorrow', 'today', 'yesterday', '3 days ago']);
});

test('a day is only a day', () => {
  expect(['2026-02-28', '2026-2-3', '2026-13-01', '', 'x'].map(isDay)).toEqual([true, false, false, false, false]);
});

test('the weeks of a month begin on Mondays, are whole, and hold each of its days once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const month = `${year}-${String(number).padStart(2, '0')}`;
      const days = monthWeeks(month).flat();
      const own = days.filter((day) => day.startsWith(month));
      const length = daysBetween(`${month}-01`, `${addMonths(month, 1)}-01`);
      return own.length === length && days.length % 7 === 0 && days.length - own.length < 13 && weekStart(days[0] ?? '') === days[0];
    }),
  );
});

test('a clock change does not lose a day', () => {
  expect([addDays('2026-03-28', 2), addDays('2026-10-24', 2), daysBetween('2026-03-01', '2026-04-01')]).toEqual([
    '2026-03-30',
    '2026-10-26',
    31,
  ]);
});
