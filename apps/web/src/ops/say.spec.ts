import { expect, test } from '@jest/globals';
import { many, sayMs, sayNanoUsd, sayNth, saySecond, saySince, sayShare, sayTime } from './say.ts';

test.each([
  [null, '–'],
  [0.42, '0.4 ms'],
  [840, '840 ms'],
  [1_240, '1.2 s'],
  [75_000, '75 s'],
  [840_000, '14 min'],
  [7_200_000, '2 h'],
  [172_800_000, '2 days'],
])('%s ms is %s', (ms, said) => expect(sayMs(ms)).toBe(said));

test.each([
  [null, '–'],
  [0, '$0'],
  [757_000, '$0.00076'],
  [1_240_000_000, '$1.24'],
])('%s nano-dollars are %s', (nanoUsd, said) => expect(sayNanoUsd(nanoUsd)).toBe(said));

test('a share is whole percents, and never nought where there is something', () => {
  expect([sayShare(0, 9), sayShare(1, 0), sayShare(1, 900), sayShare(1, 14)]).toEqual(['0 %', '0 %', '< 1 %', '7 %']);
  expect([many(1, 'turn'), many(1_200, 'turn')]).toEqual(['1 turn', '1,200 turns']);
});

test('a time of another day has its day', () => {
  const at = new Date(2026, 10, 30, 3, 12).toISOString();
  const now = new Date(2026, 10, 30, 3, 26).getTime();
  expect([saySince(at, now), saySince(at, now - 840_000)]).toEqual(['03:12, 14 min ago', '03:12, just now']);
  expect(sayTime(new Date(2026, 10, 29, 23, 50).toISOString(), now)).toBe('29 Nov 23:50');
  expect(saySecond(new Date(2026, 10, 30, 3, 12, 5).toISOString(), now)).toBe('03:12:05');
  expect(saySecond(new Date(2026, 10, 29, 23, 50, 42).toISOString(), now)).toBe('29 Nov 23:50:42');
});

test('the first of a few is the 1st, the last the 4th', () => {
  expect([1, 2, 3, 4].map(sayNth)).toEqual(['1st', '2nd', '3rd', '4th']);
});
