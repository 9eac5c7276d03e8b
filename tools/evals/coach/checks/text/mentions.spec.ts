import { expect, test } from '@jest/globals';
import { passes, tryCheck } from '../answer.fixture.ts';
import { mentionsAll, mentionsAny } from './mentions.ts';

test('all terms have to be said, and the missing ones are named', () => {
  expect(passes(mentionsAll, { terms: ['hip', 'leg drive'] }, 'Hips low, then leg drive.')).toBe(true);
  expect(tryCheck(mentionsAll, { terms: ['hip', 'leg drive'] }, 'Hips low.')).toEqual({ pass: false, evidence: 'missing: leg drive' });
});

test('any of them is enough, or as many as asked for', () => {
  expect(passes(mentionsAny, { terms: ['sleep', 'stress'] }, 'Sleep more.')).toBe(true);
  expect(passes(mentionsAny, { terms: ['sleep', 'stress'], min: 2 }, 'Sleep more.')).toBe(false);
});

test('where only affirmed terms count, a no is no mention', () => {
  expect(passes(mentionsAny, { terms: ['creatine'], affirmed: true }, 'Do not take creatine.')).toBe(false);
  expect(passes(mentionsAny, { terms: ['creatine'] }, 'Do not take creatine.')).toBe(true);
});
