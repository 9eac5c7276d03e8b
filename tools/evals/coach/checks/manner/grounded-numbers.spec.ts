import { expect, test } from '@jest/globals';
import { passes, tryCheck } from '../answer.fixture.ts';
import { groundedNumbers } from './grounded-numbers.ts';

test('figures of a passage, of the question and of what is allowed are given; marks of lists and sources are no figures', () => {
  const text = '1. Trunk at 45 degrees, steps of 50 cm. [1]\n2. For your 4:30: RPE 7.';
  expect(passes(groundedNumbers, { minShare: 1, allow: ['7'] }, { text, question: 'I need 4:30' })).toBe(true);
});

test('an invented figure is named', () => {
  expect(tryCheck(groundedNumbers, {}, 'Trunk at 45 degrees, steps of 93 cm.').evidence).toBe('50 % of 2 figures were given; not: 93');
});

test('a text without figures has nothing grounded', () => expect(passes(groundedNumbers, {}, 'Stay low.')).toBe(false));
