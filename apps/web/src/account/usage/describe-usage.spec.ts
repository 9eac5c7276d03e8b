import { expect, test } from '@jest/globals';
import { describeUsage } from './describe-usage.ts';

const usage = {
  turnsToday: 0,
  turnsPerDay: 100,
  tokensToday: 0,
  tokensPerDay: 450_000,
  turnsPerMinute: 10,
  resetsAt: '2026-06-07T00:00:00Z',
};

test.each([
  [{}, '100 questions left today', 0, 0, false],
  [{ turnsToday: 99, tokensToday: 225_000 }, '1 question left today', 99, 50, false],
  [{ turnsToday: 100 }, 'No questions left today', 100, 0, true],
  [{ turnsToday: 3, tokensToday: 460_000 }, 'No questions left today', 3, 100, true],
  [{ turnsToday: 120, turnsPerDay: 100 }, 'No questions left today', 100, 0, true],
  [{ turnsPerDay: 0 }, 'No questions left today', 100, 0, true],
])('%j reads “%s”', (change, title, questionsPercent, readingPercent, isUsedUp) => {
  expect(describeUsage({ ...usage, ...change })).toEqual({ title, questionsPercent, readingPercent, isUsedUp });
});
