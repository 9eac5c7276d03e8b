import { beforeAll, describe, expect, it } from '@jest/globals';
import { BUDGETS, runDays, waitedS, type DaysRun } from './run-days.ts';

let runs: DaysRun[];
beforeAll(async () => {
  runs = await runDays(['a'], 3);
});

const of = (at: number) => (runs[at] as DaysRun).all;

describe('three days of questions', () => {
  it('are often cold when nothing is kept warm, and hardly ever when it is', () => {
    expect(of(0).cold / of(0).questions).toBeGreaterThan(0.1);
    expect(of(1).cold / of(1).questions).toBeLessThan(0.02);
    expect(of(0).pings).toBe(0);
  });

  it('save about what keep-warm says it saved', () => {
    const savedS = waitedS(of(0)) - waitedS(of(1));
    const avoided = of(0).cold - of(1).cold;
    expect(Math.abs(of(1).estimated.coldStarts / avoided - 1)).toBeLessThan(0.3);
    expect(Math.abs(of(1).estimated.waitS / savedS - 1)).toBeLessThan(0.6);
  });

  it('never cost more than the budget of the day, and then the rest of the day is as it was', () => {
    BUDGETS.forEach(({ budgetNanoUsd }, at) => expect(of(at).mostSpentInADayNanoUsd).toBeLessThanOrEqual(budgetNanoUsd ?? 0));
    expect(of(2).mostSpentInADayNanoUsd).toBeGreaterThan(450_000);
    expect(of(2).cold).toBeGreaterThan(of(1).cold);
  });
});
