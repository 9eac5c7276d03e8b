import type { Usage } from '@hyrox/contracts';

export interface UsageWords {
  title: string;
  /** Whole per cent that are used, 0 to 100. */
  questionsPercent: number;
  readingPercent: number;
  isUsedUp: boolean;
}

const percent = (used: number, all: number): number => (all <= 0 ? 100 : Math.min(100, Math.max(0, Math.round((used / all) * 100))));

/** What is left of today's allowance, in words. Either half ends the day. */
export function describeUsage({ turnsToday, turnsPerDay, tokensToday, tokensPerDay }: Usage): UsageWords {
  const left = tokensToday >= tokensPerDay ? 0 : Math.max(0, turnsPerDay - turnsToday);
  return {
    title: left === 0 ? 'No questions left today' : `${left} ${left === 1 ? 'question' : 'questions'} left today`,
    questionsPercent: percent(turnsToday, turnsPerDay),
    readingPercent: percent(tokensToday, tokensPerDay),
    isUsedUp: left === 0,
  };
}
