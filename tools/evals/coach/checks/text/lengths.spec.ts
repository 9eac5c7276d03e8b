import { expect, test } from '@jest/globals';
import { passes } from '../answer.fixture.ts';
import { format } from './format.ts';
import { hasNumbers } from './has-numbers.ts';
import { words } from './words.ts';

test('words are counted, marks are not', () => {
  expect(passes(words, { min: 3, max: 3 }, '- **Stay** low — now')).toBe(true);
  expect(passes(words, { max: 2 }, 'Stay low now')).toBe(false);
  expect(passes(words, { max: 2 }, '')).toBe(false);
});

test('only figures that measure something count', () => {
  expect(passes(hasNumbers, { min: 2 }, '4 x 500 m, 90 s rest')).toBe(true);
  expect(passes(hasNumbers, { min: 2 }, '1. Start\n2. Stop')).toBe(false);
});

test('list items, table rows, links and images are counted apart', () => {
  expect(passes(format, { of: 'items', min: 2 }, '- a\n2. b')).toBe(true);
  expect(passes(format, { of: 'items', min: 2 }, 'a\nb')).toBe(false);
  expect(passes(format, { of: 'links', max: 0 }, 'see https://example.org')).toBe(false);
  expect(passes(format, { of: 'images', max: 0 }, '![x](y)')).toBe(false);
  expect(passes(format, { of: 'table_rows', min: 2 }, '| a | b |\n|---|---|')).toBe(true);
});
