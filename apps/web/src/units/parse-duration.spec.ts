import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration, formatGoal } from './format-quantity.ts';
import { parseDurationS, parseGoalMinutes } from './parse-duration.ts';
import { parseNumber } from './parse-number.ts';

test.each([
  ['1:19:40', 4_780],
  ['79:40', 4_780],
  ['79 min', 4_740],
  ['79', 4_740],
  ['7,5', 450],
  ['1h 19m', 4_740],
  ['1h19', null],
  ['1 h', 3_600],
  ['4:30', 270],
  ['4:30.5', 270.5],
  ['4\' 30"', 270],
  ['45 s', 45],
  [' 0:58 ', 58],
  ['1:75', null],
  ['1:60:00', null],
  ['1:2', null],
  ['-4:30', null],
  ['soon', null],
  ['', null],
])('%j is %p seconds', (text, seconds) => {
  expect(parseDurationS(text)).toBe(seconds);
});

test.each([
  ['1:20', 80],
  ['1:20:00', 80],
  ['80', 80],
  ['80 min', 80],
  ['79:40', 80],
  ['0:58', 58],
  ['1:75', null],
  ['fast', null],
])('a goal of %j is %p minutes', (text, minutes) => {
  expect(parseGoalMinutes(text)).toBe(minutes);
});

test('what is shown as a time can be typed in again', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 359_999 }), (seconds) => parseDurationS(formatDuration(seconds)) === seconds));
  fc.assert(fc.property(fc.integer({ min: 40, max: 400 }), (minutes) => parseGoalMinutes(formatGoal(minutes)) === minutes));
});

test('no text breaks the parsers', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const read of [parseDurationS(text), parseGoalMinutes(text), parseNumber(text)]) {
        if (read !== null && !(Number.isFinite(read) && read >= 0)) return false;
      }
      return true;
    }),
  );
});
