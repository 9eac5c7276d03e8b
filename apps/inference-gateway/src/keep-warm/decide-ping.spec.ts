import { describe, expect, it } from '@jest/globals';
import { decidePing, type PingFacts } from './decide-ping.ts';

const due: PingFacts = {
  idleMs: 260_000,
  loading: false,
  staysWarmMs: 300_000,
  chance: 0.2,
  coldShare: 0.75,
  callNanoUsd: 16_750,
  spentTodayNanoUsd: 0,
  budgetNanoUsd: 5_000_000,
};

describe('a call that keeps a model warm', () => {
  it.each<[string, Partial<PingFacts>, string]>([
    ['is made shortly before the model goes cold', {}, 'ping'],
    ['is not made while the model was used a moment ago', { idleMs: 200_000 }, 'not-due'],
    ['wakes a model that is cold before questions come', { idleMs: 9_000_000 }, 'ping'],
    ['wakes a model that nobody remembers', { idleMs: null }, 'ping'],
    ['is not made while somebody waits for the model to load', { idleMs: 9_000_000, loading: true }, 'not-due'],
    ['is not made when hardly a question is expected', { chance: 0.02 }, 'not-worth-it'],
    ['is not made for a model that seldom goes cold', { coldShare: 0.05 }, 'not-worth-it'],
    ['is made for the last nano-dollar of the budget', { spentTodayNanoUsd: 5_000_000 - 16_750 }, 'ping'],
    ['is not made beyond it', { spentTodayNanoUsd: 5_000_000 - 16_749 }, 'budget-spent'],
    ['is not made without a price', { callNanoUsd: Infinity }, 'not-worth-it'],
  ])('%s', (_, facts, decision) => {
    expect(decidePing({ ...due, ...facts })).toBe(decision);
  });
});
