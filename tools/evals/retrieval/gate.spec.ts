import { describe, expect, test } from '@jest/globals';
import { judgeSuites } from './gate.ts';
import type { MeanMeasures } from './measures.ts';

const mean = (ndcgAt10: number, questions = 100): MeanMeasures => ({
  questions,
  recallAt5: 0,
  ndcgAt10,
  mrr: 0,
  successAt5: ndcgAt10,
  directAt5: null,
});
const suite = (keyword: number, vector: number, hybrid: number, questions = 100) => ({
  suite: 'test',
  means: { keyword: mean(keyword, questions), vector: mean(vector, questions), hybrid: mean(hybrid, questions) },
});

describe('judgeSuites', () => {
  test('is content with a hybrid search as good as its better half', () => expect(judgeSuites([suite(0.5, 0.6, 0.591)], {})).toEqual([]));

  test('names a hybrid search that its weaker half drags down', () =>
    expect(judgeSuites([suite(0.5, 0.6, 0.58)], {})).toEqual([expect.stringContaining('0.020 below vector')]));

  test('does not judge a handful of questions', () => expect(judgeSuites([suite(0.5, 0.6, 0.55, 12)], {})).toEqual([]));

  test('names a suite that fell under its floor', () =>
    expect(judgeSuites([suite(0.5, 0.5, 0.6)], { test: { ndcgAt10: 0.61, successAt5: 0.5 } })).toEqual([
      'test: ndcgAt10 is 0.600, its floor is 0.61',
    ]));

  test('names a floor of a suite that nobody measured', () =>
    expect(judgeSuites([], { test: { ndcgAt10: 0.5, successAt5: 0.5 } })).toEqual(['test: has a floor and was not measured']));
});
