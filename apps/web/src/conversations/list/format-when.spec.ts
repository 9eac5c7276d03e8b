import { expect, test } from '@jest/globals';
import { formatWhen } from './format-when.ts';

test.each([
  [new Date(2026, 5, 6, 8, 5), '08:05'],
  [new Date(2026, 5, 5, 23, 59), 'Fri'],
  [new Date(2026, 4, 30, 12), '30 May'],
  [new Date(2025, 11, 31, 12), '31 Dec 2025'],
])('%s is shown as %s', (then, shown) => {
  expect(formatWhen(then.toISOString(), new Date(2026, 5, 6, 18))).toBe(shown);
});
