import { expect, test } from '@jest/globals';
import { passes } from '../answer.fixture.ts';
import { asksQuestions } from './asks-questions.ts';

const settings = { min: 2, max: 3, about: ['race|event', 'hours|week'], aboutMin: 2 };

test('enough questions about the right matters', () => {
  expect(passes(asksQuestions, settings, '**When is your race?** How many hours a week?')).toBe(true);
});

test.each([
  ['none', 'Train hard.'],
  ['too many', 'When is your race? How many hours? Why? What? Where?'],
  ['about something else', 'What is your name? How old are you?'],
  ['about it, but not asked', 'Your race and your hours decide. What is your name? How old are you?'],
])('%s', (_, text) => expect(passes(asksQuestions, settings, text)).toBe(false));
