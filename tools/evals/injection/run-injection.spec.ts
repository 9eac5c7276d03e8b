import { describe, expect, test } from '@jest/globals';
import bounds from './bounds.json' with { type: 'json' };
import { SETS } from './read-attacks.ts';
import { measureInjection } from './run-injection.ts';

describe.each(SETS)('hidden instructions of %s against a model that obeys', (set) => {
  test('with nothing in between as many work as were measured: the model has not become polite', () => {
    const { attacks, succeeded } = measureInjection(set, false);
    expect(attacks).toBeGreaterThanOrEqual(100);
    expect(succeeded).toBeGreaterThanOrEqual(bounds[set].undefendedAtLeast);
  });

  test('with the defences none works', () => {
    const { succeededIds } = measureInjection(set, true);
    expect(succeededIds).toEqual([]);
  });
});
