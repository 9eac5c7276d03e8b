import { expect, test } from '@jest/globals';
import { ownPath } from '../../auth/next-path.ts';
import { windowOf, windowPath } from './window-path.ts';

test.each(['now', 'hour', 'day'] as const)('the address of the window %s leads to it, also after signing in', (window) => {
  const path = windowPath(window);
  expect(windowOf(new URL(path, 'http://x').searchParams.get('window') ?? undefined)).toBe(window);
  expect(ownPath(path)).toBe(path);
});

test.each([undefined, '', 'year', ['hour', 'day']])('an address that asks for %j shows what goes on now', (asked) => {
  expect(windowOf(asked)).toBe('now');
});
