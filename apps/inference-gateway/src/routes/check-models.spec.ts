import { expect, test } from '@jest/globals';
import { modelMissing } from '@hyrox/contracts';
import { parseCatalog } from '../models/model-catalog.ts';
import { checkModels, missingModels } from './check-models.ts';

const at = new Date('2026-11-30T12:00:00Z');
const entry = (id: string, more: object = {}) => ({
  ...{ id, lifecycle: 'live', contextTokens: 1000, fineTuned: false, examplesInPrompt: true },
  prices: [{ validFrom: '2026-01-01', nanoUsdPerTokenIn: 1, nanoUsdPerTokenOut: 2 }],
  ...more,
});
const route = parseCatalog([
  entry('a/served'),
  entry('a/gone'),
  entry('a/ending', { retiresOn: '2026-12-20' }),
  entry('a/ended', { retiresOn: '2026-11-01' }),
  entry('a/outlived', { retiresOn: '2026-11-01', answeredOn: '2026-11-08' }),
  entry('a/later', { retiresOn: '2027-03-01' }),
]);
const SERVED = new Set(['a/served', 'a/ending', 'a/ended', 'a/outlived', 'a/later', 'z/else']);

test('a model that is not listed, or whose end is near or past, is told; one that outlived its end and the others are not', async () => {
  const told: unknown[] = [];
  let written = 0;
  const served = await checkModels(
    route,
    {
      listServed: () => Promise.resolve(SERVED),
      database: {
        call: <T>(_: string, [fact]: unknown[]) => Promise.resolve(void told.push(modelMissing.data.parse(JSON.parse(String(fact)))) as T),
      },
      log: { warn: () => undefined },
      written: () => written++,
    },
    at,
  );
  expect(told).toEqual([
    { model: 'a/gone', listed: false, retiresOn: null },
    { model: 'a/ending', listed: true, retiresOn: '2026-12-20' },
    { model: 'a/ended', listed: true, retiresOn: '2026-11-01' },
  ]);
  expect(served).toBe(SERVED);
  expect(written).toBe(1);
});

test('one that outlived its announced end is missing as soon as it is no longer listed', () => {
  expect(missingModels(route.slice(-2), new Set(['a/later']), at)).toEqual([
    { model: 'a/outlived', listed: false, retiresOn: '2026-11-01' },
  ]);
});
