/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import type { Auth } from './auth-context.tsx';

const replace = jest.fn<(path: string) => void>();
let auth: Partial<Auth>;
jest.unstable_mockModule('next/navigation', () => ({ useRouter: () => ROUTER, usePathname: () => '/log' }));
jest.unstable_mockModule('next/link', () => ({ default: (props: object) => <a {...props} /> }));
jest.unstable_mockModule('./auth-context.tsx', () => ({ useAuth: () => auth }));
const ROUTER = { replace };
const { RequireSession } = await import('./require-session.tsx');

beforeEach(() => void replace.mockClear());
afterEach(cleanup);

const show = (state: Partial<Auth>) => {
  auth = { hasLeft: false, wasEndedElsewhere: false, ...state };
  render(<RequireSession>the page</RequireSession>);
};

test('a signed-in athlete sees the page', () => {
  show({ status: 'signed-in' });
  expect(screen.getByText('the page')).toBeTruthy();
  expect(replace).not.toHaveBeenCalled();
});

test('a session ended from another device is told, and the way back in leads to this page', () => {
  show({ status: 'signed-out', wasEndedElsewhere: true });
  expect(screen.getByRole('heading', { name: 'You were signed out on another device' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Sign in again' }).getAttribute('href')).toBe('/sign-in?next=%2Flog');
  expect(screen.queryByText('the page')).toBeNull();
  expect(replace).not.toHaveBeenCalled();
});

test('who left by choice goes to the door, which says what was left; who never came is brought back afterwards', () => {
  show({ status: 'signed-out', hasLeft: true });
  show({ status: 'signed-out', hasLeft: true, hasLeftEverywhere: true });
  show({ status: 'signed-out' });
  expect(replace.mock.calls.flat()).toEqual(['/sign-in?left=here', '/sign-in?left=everywhere', '/sign-in?next=%2Flog']);
});

test('without a connection nobody is sent away', () => {
  show({ status: 'unreachable', retry: () => undefined });
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  expect(replace).not.toHaveBeenCalled();
});

test('a page with words of its own for a session that is over shows those', () => {
  auth = { hasLeft: false, status: 'signed-out', wasEndedElsewhere: true };
  render(<RequireSession ended="signed out here">the page</RequireSession>);
  expect(screen.getByText('signed out here')).toBeTruthy();
});

test('the way back leads to what the address asked for', () => {
  window.history.replaceState(null, '', '?window=day');
  show({ status: 'signed-out' });
  expect(replace.mock.calls.flat()).toEqual(['/sign-in?next=%2Flog%3Fwindow%3Dday']);
  window.history.replaceState(null, '', '?');
});
