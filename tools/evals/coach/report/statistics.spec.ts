import { describe, expect, test } from '@jest/globals';
import { pairedDifference } from './paired-difference.ts';
import { seededRandom } from './seeded-random.ts';
import { wilson } from './wilson.ts';

describe('the interval of a share', () => {
  // Figures of Newcombe 1998, Statistics in Medicine 17, 857, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (passed, of, low, high) => {
    expect(wilson(passed, of).low).toBeCloseTo(low, 4);
    expect(wilson(passed, of).high).toBeCloseTo(high, 4);
  });

  test('of nothing is everything', () => expect(wilson(0, 0)).toEqual({ low: 0, high: 1 }));
});

describe('the paired difference', () => {
  const worse = Array.from({ length: 60 }, (_, i) => ({ difference: i < 12 ? -1 : 0, checks: 5 }));

  test('is the change of the pass rate with an interval around it', () => {
    const { mean, low, high } = pairedDifference(worse, 1);
    expect(mean).toBeCloseTo(-0.04);
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    expect(high).toBeLessThan(0);
  });

  test('is the same for the same seed and about the same for another', () => {
    expect(pairedDifference(worse, 7)).toEqual(pairedDifference(worse, 7));
    expect(pairedDifference(worse, 7).low).toBeCloseTo(pairedDifference(worse, 8).low, 2);
  });

  test('is wider when the same checks fall together in fewer scenarios', () => {
    const together = Array.from({ length: 60 }, (_, i) => ({ difference: i < 3 ? -4 : 0, checks: 5 }));
    expect(pairedDifference(together, 1).low).toBeLessThan(pairedDifference(worse, 1).low);
  });

  test('of nothing is nothing', () => expect(pairedDifference([], 1)).toEqual({ mean: 0, low: 0, high: 0 }));
});

test('random numbers of a seed are spread over the unit', () => {
  const random = seededRandom(3);
  const drawn = Array.from({ length: 10_000 }, random);
  expect(drawn.reduce((sum, value) => sum + value, 0) / 10_000).toBeCloseTo(0.5, 1);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
});
