import { expect, test } from '@jest/globals';
import { type ReadReport, typicalOf } from './read-report.ts';

const look = (performance: number, blockedMs: number, shift: number): ReadReport => ({
  scores: { performance, accessibility: 100, 'best-practices': 100, seo: 100 },
  paint: { firstContentMs: 800, largestContentMs: 1_500, blockedMs, speedIndexMs: 900, shift },
  complaints: [`blocked ${blockedMs} ms`],
  machineIndex: 2_000 + performance,
});

test('of three looks each figure is the middle one, and the complaints are those of the middle score', () => {
  const typical = typicalOf([look(98, 90, 0.2), look(80, 400, 0), look(91, 250, 0.1)]);
  expect(typical.scores.performance).toBe(91);
  expect(typical.paint).toEqual({ firstContentMs: 800, largestContentMs: 1_500, blockedMs: 250, speedIndexMs: 900, shift: 0.1 });
  expect(typical.complaints).toEqual(['blocked 250 ms']);
  expect([typical.performanceRange, typical.machineIndex]).toEqual([[80, 98], 2_091]);
});

test('without a look there is nothing to say', () => {
  expect(() => typicalOf([])).toThrow('no report');
});
