/** @jest-environment jsdom */
import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { OpsOverview } from '@hyrox/contracts';
import { ApiError } from '../api/api-error.ts';

const overview: OpsOverview = {
  ...{ at: '2026-11-30T03:00:00.000Z', window: 'now', turns: null, inference: null, services: [], silent: ['logging'] },
};
let look: object = {};
const quiet = { data: undefined, isError: false };
jest.unstable_mockModule('next/link', () => ({ default: (props: object) => <a {...props} /> }));
jest.unstable_mockModule('../auth/auth-context.tsx', () => ({ useAuth: () => ({ retry: () => undefined }) }));
jest.unstable_mockModule('./read/use-ops.ts', () => ({
  useOverview: () => look,
  useLastTurns: () => quiet,
  useDeadLetters: () => quiet,
  useLetterDeed: () => ({}),
  useRedriveGroup: () => ({}),
}));
const { OpsScreen } = await import('./ops-screen.tsx');
afterEach(() => {
  cleanup();
  window.history.replaceState(null, '', '/');
});

test('a gateway that takes the sign-in for nobody’s is no gateway that is silent, and the way back in keeps the window', () => {
  window.history.replaceState(null, '', '/ops?window=day');
  look = { data: { overview, problems: [] }, error: new ApiError(401, 'unauthenticated', 'Please sign in'), isSuccess: false };
  render(<OpsScreen first="day" />);
  expect(screen.getByRole('heading', { name: 'The gateway does not take your sign-in' })).toBeTruthy();
  expect(screen.queryByText(/has not answered since/u)).toBeNull();
  expect(screen.getByRole('link', { name: 'Sign in again' }).getAttribute('href')).toBe('/sign-in?next=%2Fops%3Fwindow%3Dday');
});

test('how far back the figures go is in the address', () => {
  look = { data: { overview, problems: [] }, error: null, isSuccess: true };
  render(<OpsScreen first="now" />);
  fireEvent.click(screen.getByRole('button', { name: 'Day' }));
  expect(window.location.search).toBe('?window=day');
  fireEvent.click(screen.getByRole('button', { name: 'Now' }));
  expect(window.location.search).toBe('');
});
