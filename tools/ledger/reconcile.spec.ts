import { describe, expect, test } from '@jest/globals';
import { dollars, nanoUsdOf } from './money.ts';
import { reconcile, type BillLine, type LedgerRow } from './reconcile.ts';

const row = (given: Partial<LedgerRow>): LedgerRow => ({
  ...{ requestId: 'r', model: 'm', tokensIn: 10, tokensOut: 2, costNanoUsd: 2100, exact: true, leastNanoUsd: null, mostNanoUsd: null },
  ...given,
});
const estimate = (given: Partial<LedgerRow>) => row({ exact: false, costNanoUsd: 2000, leastNanoUsd: 1500, mostNanoUsd: 3000, ...given });
const line = (given: Partial<BillLine>): BillLine => ({ requestId: 'r', model: 'm', tokensIn: 10, tokensOut: 2, nanoUsd: 2100, ...given });

describe('a ledger beside a bill', () => {
  test('agrees when exact rows are equal and estimates lie in their bounds, also one that was not charged and may be nothing', () => {
    const found = reconcile(
      [row({}), estimate({ requestId: 'e' }), estimate({ requestId: 'free', leastNanoUsd: 0 })],
      [line({}), line({ requestId: 'e', nanoUsd: 1500 })],
    );
    expect(found).toMatchObject({ agrees: true, examples: [] });
    expect(found.models).toEqual([
      expect.objectContaining({
        exact: { rows: 1, ledgerNanoUsd: 2100, billNanoUsd: 2100, differing: 0 },
        estimated: { rows: 2, ledgerNanoUsd: 4000, billNanoUsd: 1500, leastNanoUsd: 1500, mostNanoUsd: 6000, outside: 0 },
      }),
    ]);
  });

  test.each<[string, LedgerRow[], BillLine[]]>([
    ['an exact row differs', [row({})], [line({ nanoUsd: 2101 })]],
    ['an exact row differs', [row({})], [line({ tokensIn: 6, tokensOut: 3 })]],
    ['an exact row differs', [row({})], [line({}), line({})]],
    ['an estimate is outside its bound', [estimate({})], [line({ nanoUsd: 3001 })]],
    ['an estimate is outside its bound', [estimate({})], []],
    ['missing in the ledger', [], [line({})]],
    ['missing in the bill', [row({})], []],
  ])('does not agree: %s', (what, rows, lines) => {
    const found = reconcile(rows, lines);
    expect(found.agrees).toBe(false);
    expect(found.examples[0]?.what).toBe(what);
  });
});

test.each([
  ['0.00075829', 758_290, '$0.000758290'],
  ['$12', 12_000_000_000, '$12.000000000'],
  ['1.1230000000', 1_123_000_000, '$1.123000000'],
])('%s dollars are %d nano-dollars', (text, nanoUsd, shown) => {
  expect(nanoUsdOf(text)).toBe(nanoUsd);
  expect(dollars(nanoUsd)).toBe(shown);
});

test('what is no amount is refused', () => {
  for (const text of ['', '1e-3', '-1', '0.0000000001']) expect(() => nanoUsdOf(text)).toThrow(RangeError);
});
