import { describe, expect, test } from '@jest/globals';
import bounds from './bounds.json' with { type: 'json' };
import { measureInjection } from './run-injection.ts';

describe('hidden instructions against a model that obeys', () => {
  test('with nothing in between as many work as were measured: the model has not become polite', () => {
    const { attacks, succeeded } = measureInjection(false);
    expect(attacks).toBeGreaterThanOrEqual(100);
    expect(succeeded).toBeGreaterThanOrEqual(bounds.undefendedAtLeast);
  });

  test('with the defences none works', () => {
    const { succeededIds } = measureInjection(true);
    expect(succeededIds).toEqual([]);
  });
});
