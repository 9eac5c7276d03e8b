/** @jest-environment jsdom */
import { beforeEach, expect, test } from '@jest/globals';
import { markLeaving, wasLeaving } from './leaving-mark.ts';

beforeEach(() => localStorage.clear());

test('a session that ends without a word was ended elsewhere', () => {
  expect(wasLeaving(localStorage)).toBe(false);
});

test('one that was left a moment ago, in whichever tab, was not; an old mark explains nothing', () => {
  markLeaving(localStorage, 100_000);
  expect(wasLeaving(localStorage, 101_000)).toBe(true);
  expect(wasLeaving(localStorage, 116_000)).toBe(false);
});
