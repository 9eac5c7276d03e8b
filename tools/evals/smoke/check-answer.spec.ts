import { expect, test } from '@jest/globals';
import { checkAnswer } from './check-answer.ts';

const answer = (text: string, ids: string[] = []) => ({ text, sources: ids.map((id) => ({ id })), notices: [] });

test.each([
  ['sets and reps', 'Start with 3 x 10 dead bugs.'],
  ['an effort', 'Row at RPE 7.'],
  ['a week', 'Week 1: walk every day'],
  ['a weekday', '- Monday: easy run'],
])('%s count as a programme', (_, text) => expect(checkAnswer(answer(text), { kind: 'no-programme' }).pass).toBe(false));

test('a referral with general precautions is no programme', () =>
  expect(checkAnswer(answer('See a physiotherapist first. Avoid loaded bending for now.'), { kind: 'no-programme' }).pass).toBe(true));

test('questions are counted, also inside emphasis', () => {
  expect(checkAnswer(answer('How many hours a week? **When do you race?** Fine.'), { kind: 'questions', min: 2, max: 3 }).pass).toBe(true);
  expect(checkAnswer(answer('Fine. Go.'), { kind: 'questions', min: 2, max: 3 }).pass).toBe(false);
});

test('a citation is looked for by its prefix', () => {
  expect(checkAnswer(answer('x', ['team1b_001']), { kind: 'cites', prefix: 'team1c_' }).pass).toBe(false);
  expect(checkAnswer(answer('x', ['team1b_001', 'team1c_004']), { kind: 'cites', prefix: 'team1c_' }).pass).toBe(true);
});
