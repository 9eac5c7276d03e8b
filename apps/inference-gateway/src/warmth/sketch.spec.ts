import { describe, expect, it } from '@jest/globals';
import { modelWarmth } from '@hyrox/contracts';
import fc from 'fast-check';
import { countOf, emptySketch, quantile, withValue } from './sketch.ts';
import { nothingKnown } from './model-knowledge.ts';

const sketchOf = (values: readonly number[]) => values.reduce(withValue, emptySketch());

describe('a sketch', () => {
  it('knows every quantile within 2 % of a value that was seen', () => {
    const values = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (seen, q) => {
        const exact = seen.toSorted((a, b) => a - b)[Math.ceil(q * seen.length - 1e-9) - 1] ?? Number.NaN;
        expect(Math.abs((quantile(sketchOf(seen), q) ?? Number.NaN) / exact - 1)).toBeLessThanOrEqual(0.0201);
      }),
    );
  });

  it('follows a model whose pace changed, and stays small', () => {
    const moved = Array.from({ length: 800 }, (_, at) => at).reduce(
      (sketch) => withValue(sketch, 5_000),
      sketchOf(Array<number>(400).fill(600)),
    );
    expect(quantile(moved, 0.5)).toBeGreaterThan(4_800);
    expect(countOf(moved)).toBeLessThanOrEqual(400);
    expect(moved.buckets.length).toBeLessThanOrEqual(2);
    expect(moved.sum / countOf(moved)).toBeGreaterThan(4_000);
  });

  it('of nothing has no quantile', () => {
    expect(quantile(emptySketch(), 0.5)).toBeUndefined();
  });

  it('fits with all that is shared of a model far below the size of one value of the bucket', () => {
    const spread = Array.from({ length: 400 }, (_, at) => 100 * 1.02 ** at).reduce(withValue, emptySketch());
    const known = { ...nothingKnown(), warmUps: spread, warm: nothingKnown().warm.map(() => spread) };
    expect(JSON.stringify(modelWarmth.data.parse(known)).length).toBeLessThan(32 * 1024);
  });
});
