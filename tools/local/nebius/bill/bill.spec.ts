import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SERVED_MODELS } from '../control/stand-in-state.ts';
import { ServedModels } from '../models/served-models.ts';
import { Bill, type Charge } from './bill.ts';
import { parsePrices, priceAt, shippedPrices } from './prices.ts';

const [BASE, LORA, UNPRICED] = SERVED_MODELS;
const charge = (given: Partial<Charge>): Charge => ({
  key: '',
  model: BASE,
  atMs: Date.parse('2026-11-30T12:00:00Z'),
  outcome: 'finished',
  usageSent: true,
  promptTokens: 0,
  completionTokens: 0,
  ...given,
});

describe('prices', () => {
  it('are listed for every model that is served, and so is the catalogue', () => {
    expect(
      shippedPrices()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...SERVED_MODELS].sort());
    expect(new ServedModels().listed(0).map(({ id }) => id)).toEqual([...SERVED_MODELS]);
  });

  it('hold from their day on', () => {
    const prices = parsePrices([
      {
        id: 'm',
        prices: [
          { validFrom: '2026-12-01', nanoUsdPerTokenIn: 9, nanoUsdPerTokenOut: 9 },
          { validFrom: '2026-01-01', nanoUsdPerTokenIn: 1, nanoUsdPerTokenOut: 2 },
        ],
      },
    ]);
    expect(priceAt(prices, 'm', Date.parse('2026-11-30T23:59:59Z'))?.nanoUsdPerTokenIn).toBe(1);
    expect(priceAt(prices, 'm', Date.parse('2026-12-01T00:00:00Z'))?.nanoUsdPerTokenIn).toBe(9);
    expect(priceAt(prices, 'm', Date.parse('2025-12-31T00:00:00Z'))).toBeUndefined();
  });
});

describe('Bill', () => {
  it('charges a mean turn of the seed system 758,290 nano-dollars', () => {
    expect(new Bill(shippedPrices()).charge(charge({ promptTokens: 3713, completionTokens: 689 })).nanoUsd).toBe(758_290);
  });

  it('is in whole nano-dollars, and its total is the sum of its lines and of its models', () => {
    const charges = fc.array(
      fc.record({
        model: fc.constantFrom(BASE, LORA, UNPRICED),
        promptTokens: fc.nat(131_072),
        completionTokens: fc.nat(8192),
        outcome: fc.constantFrom('finished' as const, 'broken' as const, 'aborted' as const),
      }),
    );
    fc.assert(
      fc.property(charges, (given) => {
        const bill = new Bill(shippedPrices());
        for (const one of given) expect(Number.isSafeInteger(bill.charge(charge(one)).nanoUsd)).toBe(true);
        expect(bill.total(bill.lines())).toEqual(bill.total());
        expect(bill.total().requests).toBe(given.length);
        expect(bill.total().unpriced).toBe(given.filter(({ model }) => model === UNPRICED).length);
        const models = Object.values(bill.byModel());
        expect(models.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0)).toBe(bill.total().nanoUsd);
      }),
    );
  });

  it('tells what one turn cost with all its attempts', () => {
    const bill = new Bill(shippedPrices());
    bill.charge(charge({ key: 'turn-1.1', promptTokens: 100, outcome: 'aborted' }));
    bill.charge(charge({ key: 'turn-1.2', promptTokens: 100, completionTokens: 50 }));
    bill.charge(charge({ key: 'turn-2.1', promptTokens: 900 }));
    expect(bill.total(bill.lines('turn-1.'))).toMatchObject({ requests: 2, nanoUsd: 200 * 130 + 50 * 400 });
  });
});
