import { expect, test } from '@jest/globals';
import { modelMissing } from '@hyrox/contracts';
import { parseCatalog } from '../models/model-catalog.ts';
import { checkModels } from './check-models.ts';

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
  entry('a/later', { retiresOn: '2027-03-01' }),
]);

test('a model that is not listed, or whose end is near, is told; the others are not', async () => {
  const told: unknown[] = [];
  let written = 0;
  const missing = await checkModels(
    route,
    {
      listServed: () => Promise.resolve(new Set(['a/served', 'a/ending', 'a/later', 'z/else'])),
      database: {
        call: <T>(_: string, [fact]: unknown[]) => Promise.resolve(void told.push(modelMissing.data.parse(JSON.parse(String(fact)))) as T),
      },
      log: { warn: () => undefined },
      written: () => written++,
    },
    at,
  );
  expect(missing).toEqual([
    { model: 'a/gone', listed: false, retiresOn: null },
    { model: 'a/ending', listed: true, retiresOn: '2026-12-20' },
  ]);
  expect(told).toEqual(missing);
  expect(written).toBe(1);
});
