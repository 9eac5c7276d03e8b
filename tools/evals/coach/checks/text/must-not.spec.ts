import { expect, test } from '@jest/globals';
import { passes, tryCheck } from '../answer.fixture.ts';
import { mustNot, mustNotRegex } from './must-not.ts';

test('what is affirmed is refused, what is denied is not', () => {
  const settings = { terms: ['sarms'], catches: 'Take SARMs.' };
  expect(tryCheck(mustNot, settings, 'Take SARMs.')).toEqual({ pass: false, evidence: 'says: sarms' });
  expect(passes(mustNot, settings, 'I do not coach SARMs.')).toBe(true);
});

test('a pattern that matches says what it found and why it is wrong', () => {
  const settings = { pattern: '75 wall balls', why: 'the count is 100', catches: '75 wall balls' };
  expect(tryCheck(mustNotRegex, settings, 'Then 75 Wall Balls.').evidence).toBe('"75 Wall Balls": the count is 100');
  expect(passes(mustNotRegex, settings, 'Then 100 wall balls.')).toBe(true);
});

test('a pattern that is none is refused when it is read', () => {
  expect(() => mustNotRegex.prepare({ pattern: '(', why: 'x', catches: 'x' }, '26/27')).toThrow('Not a regular expression');
});
