import { describe, expect, it } from '@jest/globals';
import { fitBudget } from './fit-budget.ts';

const of = (...tokens: number[]) => tokens.map((size, at) => ({ id: at, tokens: size }));
const ids = (passages: { id: number }[]) => passages.map(({ id }) => id);

describe('fitBudget', () => {
  it('gives the best passages up to the count', () => {
    expect(ids(fitBudget(of(100, 100, 100), 2))).toEqual([0, 1]);
  });

  it('leaves out what does not fit and takes a shorter one after it', () => {
    expect(ids(fitBudget(of(500, 700, 400, 200), 5, 1_000))).toEqual([0, 2]);
  });

  it('always keeps the first, however long', () => {
    expect(ids(fitBudget(of(5_000, 10), 5))).toEqual([0]);
  });
});
