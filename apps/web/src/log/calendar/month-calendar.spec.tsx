/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { draftAsEntry } from '../entries/log-draft.ts';
import type { ListedEntry } from '../queue/unsent.ts';
import { groupByDay } from './group-by-day.ts';
import { MonthCalendar } from './month-calendar.tsx';

afterEach(cleanup);

const entry = (id: string, date: string, minutes: number): ListedEntry => ({
  ...draftAsEntry({ kind: 'workout', fields: { date, session_type: 'strength', duration_minutes: minutes } }, id, '2026-11-21T10:00:00Z'),
  unsent: null,
});

function Calendar() {
  const [month, setMonth] = useState('2026-11');
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <MonthCalendar
      month={month}
      today="2026-11-21"
      selected={selected}
      raceDate="2026-12-01"
      byDay={groupByDay([entry('a', '2026-11-21', 100), entry('b', '2026-11-21', 60), entry('c', '2026-12-01', 5)])}
      units="metric"
      isBusy={false}
      onSelect={setSelected}
      onMonth={setMonth}
    />
  );
}
const focused = () => document.activeElement?.getAttribute('data-day');
const press = (key: string) => document.activeElement && fireEvent.keyDown(document.activeElement, { key });

test('a day says its date and what was done; the month is summed without its neighbours', () => {
  render(<Calendar />);
  const day = screen.getByRole('button', { name: /^Sat 21 Nov, today/ });
  expect(day.textContent).toContain('Strength, Strength');
  expect(screen.getByText('2 entries · 2 h 40')).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Tue 1 Dec, race day/ })).toBeTruthy();
  fireEvent.click(day);
  expect(day.getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(day);
  expect(day.getAttribute('aria-pressed')).toBe('false');
});

test('Tab stops once in the month, arrow keys walk through it and into the next', () => {
  render(<Calendar />);
  const stops = screen.getAllByRole('button').filter((button) => button.dataset['day'] && button.tabIndex === 0);
  expect(stops.map((button) => button.dataset['day'])).toEqual(['2026-11-21']);
  stops[0]?.focus();
  press('ArrowLeft');
  expect(focused()).toBe('2026-11-20');
  press('ArrowDown');
  press('ArrowDown');
  expect(focused()).toBe('2026-12-04');
  expect(screen.getByRole('heading', { name: 'December 2026' })).toBeTruthy();
  press('ArrowUp');
  expect(focused()).toBe('2026-11-27');
  expect(screen.getByRole('heading', { name: 'November 2026' })).toBeTruthy();
});
