/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import type { OpsDeadLetters } from '@hyrox/contracts';
import { DeadLetters } from './dead-letters.tsx';

const AT = '2026-11-30T03:00:00.000Z';
const letter = { service: 'logging', consumer: 'c', event: 'turn-completed.v1', keptAt: AT, redrivenAt: null } as const;
const found: OpsDeadLetters = {
  letters: [
    { ...letter, id: 1, reason: 'not JSON', canBeSent: false },
    { ...letter, id: 2, reason: 'failed 7 times', canBeSent: true },
    { ...letter, id: 3, reason: 'no event id', canBeSent: false, setAsideAt: AT, setAsideBy: 'night-watch' },
  ],
  silent: [],
};

test('a letter that waits can be set aside, one that a contract accepts be sent again; one that was set aside says by whom', () => {
  render(<DeadLetters found={found} nowMs={Date.parse(AT)} />);
  const [unreadable, readable, aside] = screen.getAllByRole('listitem').map((item) => within(item));
  expect(unreadable?.getAllByRole('button').map((button) => button.textContent)).toEqual(['Set aside: turn-completed.v1, number 1']);
  expect(readable?.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Send again: turn-completed.v1, number 2',
    'Set aside: turn-completed.v1, number 2',
  ]);
  expect(aside?.queryAllByRole('button')).toEqual([]);
  expect(aside?.getByText(/set aside .* by night-watch/u)).toBeTruthy();
});
