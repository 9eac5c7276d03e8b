import { describe, expect, test } from '@jest/globals';
import { meanOf, measure } from './measures.ts';

const gains = new Map([
  ['a', 2],
  ['b', 1],
]);

describe('one question', () => {
  test('a perfect order reaches 1 in everything', () => {
    expect(measure({ ranked: ['a', 'b', 'x'], gains })).toEqual({ recallAt5: 1, ndcgAt10: 1, mrr: 1, successAt5: 1, directAt5: 1 });
  });

  test('nothing found reaches 0 in everything', () => {
    expect(measure({ ranked: ['x', 'y'], gains })).toEqual({ recallAt5: 0, ndcgAt10: 0, mrr: 0, successAt5: 0, directAt5: 0 });
  });

  test('the worked example: the lesser one first, the better one third', () => {
    const reached = 1 / Math.log2(2) + 2 / Math.log2(4);
    const best = 2 / Math.log2(2) + 1 / Math.log2(3);
    expect(measure({ ranked: ['b', 'x', 'a'], gains }).ndcgAt10).toBeCloseTo(reached / best, 12);
  });

  test('the sixth place is no success but counts for the reciprocal rank and the ten', () => {
    const late = measure({ ranked: ['1', '2', '3', '4', '5', 'a'], gains });
    expect(late).toMatchObject({ recallAt5: 0, successAt5: 0, mrr: 1 / 6 });
    expect(late.ndcgAt10).toBeGreaterThan(0);
  });

  test('with more than five relevant, five found is a full recall', () => {
    const many = new Map(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => [id, 1]));
    expect(measure({ ranked: ['a', 'b', 'c', 'd', 'e'], gains: many }).recallAt5).toBe(1);
  });

  test('one that only helps is a success but no direct answer', () =>
    expect(measure({ ranked: ['b'], gains })).toMatchObject({ successAt5: 1, directAt5: 0 }));

  test('a question that nothing answers directly has no direct measure', () =>
    expect(measure({ ranked: ['b'], gains: new Map([['b', 1]]) }).directAt5).toBeNull());

  test('one without a relevant passage is refused', () => {
    expect(() => measure({ ranked: ['a'], gains: new Map() })).toThrow(/cannot be measured/);
  });
});

test('the mean is over questions', () => {
  const mean = meanOf([measure({ ranked: ['a', 'b'], gains }), measure({ ranked: ['x'], gains })]);
  expect(mean).toEqual({ questions: 2, recallAt5: 0.5, ndcgAt10: 0.5, mrr: 0.5, successAt5: 0.5, directAt5: 0.5 });
});
