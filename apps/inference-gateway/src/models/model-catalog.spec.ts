import { describe, expect, test } from '@jest/globals';
import { costNanoUsd, estimateTokens } from './cost.ts';
import { entryFor, liveRoute, parseCatalog, priceAt, shippedCatalog, type Catalog } from './model-catalog.ts';

const today = new Date('2026-11-21T12:00:00Z');
const model = (given: object) => ({
  id: 'a/b',
  lifecycle: 'live',
  contextTokens: 10,
  fineTuned: false,
  examplesInPrompt: true,
  prices: [{ validFrom: '2026-01-01', nanoUsdPerTokenIn: 1, nanoUsdPerTokenOut: 2 }],
  ...given,
});

describe('the catalogue', () => {
  test('that is shipped is sane and has a route whose every model has a price today', () => {
    const catalog = shippedCatalog();
    const route = liveRoute(catalog, undefined, today);
    expect(route.map((m) => m.examplesInPrompt)).toEqual([false, true, true]);
    expect(route.map((m) => m.id)).toEqual([
      'meta-llama/Llama-3.3-70B-Instruct-fast-LoRa:hyrox-coach-v2-HafB',
      'meta-llama/Llama-3.3-70B-Instruct',
      'Qwen/Qwen3-235B-A22B-Instruct-2507',
    ]);
    for (const live of route) expect(priceAt(live, today)).toBeDefined();
    expect(priceAt(route[0]!, today)).toMatchObject({ nanoUsdPerTokenIn: 250, nanoUsdPerTokenOut: 750 });
    expect(priceAt(route[1]!, today)).toMatchObject({ nanoUsdPerTokenIn: 130, nanoUsdPerTokenOut: 400 });
  });

  test('goes from the fine-tune over its base to a base of another family, and names the source of each price and each announced end', () => {
    const catalog = shippedCatalog();
    const route = liveRoute(catalog, undefined, today);
    expect(route.map(({ fineTuned, tokenizer }) => [fineTuned, tokenizer])).toEqual([
      [true, 'llama-3'],
      [false, 'llama-3'],
      [false, 'unknown'],
    ]);
    for (const { prices } of catalog) for (const { source } of prices) expect(source).toBeDefined();
    for (const { since } of route) expect(since).toBeDefined();
    expect(route[1]?.retiresOn).toBe('2026-08-31');
    expect(() => parseCatalog([model({ quirks: ['sings'] })])).toThrow();
  });

  test('names what is wrong: twice listed, live without a price, two prices from one day, nothing live, examples for a fine-tune', () => {
    expect(() => parseCatalog([model({}), model({})])).toThrow('listed twice');
    expect(() => parseCatalog([model({ prices: [] })])).toThrow('needs a price');
    expect(() => parseCatalog([model({ prices: [model({}).prices[0], model({}).prices[0]] })])).toThrow('same day');
    expect(() => parseCatalog([model({ lifecycle: 'retired' })])).toThrow('No model is live');
    expect(() => parseCatalog([model({ fineTuned: true })])).toThrow('has learnt the examples');
    expect(() =>
      parseCatalog([model({ prices: [{ validFrom: '2026-01-01', nanoUsdPerTokenIn: 0.13, nanoUsdPerTokenOut: 1 }] })]),
    ).toThrow();
  });

  test('the price is the youngest that has begun', () => {
    const [entry] = parseCatalog([
      model({
        prices: [
          { validFrom: '2026-06-01', nanoUsdPerTokenIn: 6, nanoUsdPerTokenOut: 6 },
          { validFrom: '2026-01-01', nanoUsdPerTokenIn: 1, nanoUsdPerTokenOut: 1 },
        ],
      }),
    ]) as [Catalog[number]];
    expect(priceAt(entry, new Date('2026-05-31T23:59:59Z'))?.nanoUsdPerTokenIn).toBe(1);
    expect(priceAt(entry, new Date('2026-06-01T00:00:00Z'))?.nanoUsdPerTokenIn).toBe(6);
    expect(priceAt(entry, new Date('2025-12-31T00:00:00Z'))).toBeUndefined();
  });

  test('the configured model is asked first; a new adapter costs what its base costs; an unpriced model stops the boot', () => {
    const catalog = shippedCatalog();
    const adapter = 'meta-llama/Llama-3.3-70B-Instruct-LoRa:hyrox-coach-v3-AbCd';
    expect(liveRoute(catalog, adapter, today)[0]).toMatchObject({
      id: adapter,
      fineTuned: true,
      examplesInPrompt: false,
      prices: [{ nanoUsdPerTokenIn: 130 }],
    });
    expect(liveRoute(catalog, 'meta-llama/Llama-3.3-70B-Instruct', today).map((m) => m.id)).toEqual([
      'meta-llama/Llama-3.3-70B-Instruct',
      'meta-llama/Llama-3.3-70B-Instruct-fast-LoRa:hyrox-coach-v2-HafB',
      'Qwen/Qwen3-235B-A22B-Instruct-2507',
    ]);
    expect(entryFor(catalog, 'x/y')).toBeUndefined();
    for (const unpriced of ['x/y', 'x/y-LoRa:z', 'nvidia/Nemotron-3_5-Lightning']) {
      expect(() => liveRoute(catalog, unpriced, today)).toThrow(`NEBIUS_MODEL: ${unpriced} has no price`);
    }
  });
});

describe('cost', () => {
  test('a mean turn of the seed costs 0.76 and, on the fast flavour, 1.45 thousandths of a dollar, to the nano-dollar', () => {
    expect(costNanoUsd({ validFrom: '2026-01-01', nanoUsdPerTokenIn: 130, nanoUsdPerTokenOut: 400 }, 3713, 689)).toBe(758_290);
    expect(costNanoUsd({ validFrom: '2026-01-01', nanoUsdPerTokenIn: 250, nanoUsdPerTokenOut: 750 }, 3713, 689)).toBe(1_445_000);
  });

  test('an estimate counts every begun four characters', () => {
    expect([0, 1, 4, 5].map(estimateTokens)).toEqual([0, 1, 1, 2]);
  });
});
