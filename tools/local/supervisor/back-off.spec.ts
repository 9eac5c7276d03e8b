import { expect, test } from '@jest/globals';
import { BackOff } from './back-off.ts';

test('the first restart is immediate, then the pause doubles from 250 ms to 5 s', () => {
  const backOff = new BackOff();
  const pauses = Array.from({ length: 8 }, () => backOff.nextPauseMs(10));
  expect(pauses).toEqual([0, 250, 500, 1000, 2000, 4000, 5000, 5000]);
});

test('after 30 s alive the next restart is immediate again', () => {
  const backOff = new BackOff();
  for (let i = 0; i < 5; i++) backOff.nextPauseMs(10);
  expect([backOff.nextPauseMs(29_999), backOff.nextPauseMs(30_000), backOff.nextPauseMs(10)]).toEqual([4000, 0, 250]);
});
