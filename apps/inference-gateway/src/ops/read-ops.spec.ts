import { expect, test } from '@jest/globals';
import { readOpsInference } from '@hyrox/contracts';
import { readOps, type ReadOpsDeps } from './read-ops.ts';

type Gauges = Record<string, ReturnType<ReadOpsDeps['readGauge']>>;
const chain = [{ id: 'a/first' }, { id: 'b/second' }] as unknown as ReturnType<ReadOpsDeps['routes']['for']>;
const read = async (gauges: Gauges, roles = ['ops']) =>
  readOpsInference.output.parse(
    await readOps(
      { roles },
      {
        routes: { for: () => chain },
        database: { call: async <T>() => '12' as T },
        readGauge: (name) => gauges[name] ?? [],
      },
    ),
  );

test('where nothing is measured the chain is named and the rest is unknown', async () => {
  expect(await read({})).toEqual({
    models: [
      { model: 'a/first', place: 1, breaker: null, warmth: null },
      { model: 'b/second', place: 2, breaker: null, warmth: null },
    ],
    ...{ budgets: [], spentTodayNanoUsd: 12, queued: null, modelsMissing: null },
  });
});

test('breakers, warmth, budgets and the line are those of the gauges, also of a model outside the chain', async () => {
  const told = await read({
    hyrox_breaker_state: [
      [{ model: 'a/first' }, 2],
      [{ model: 'c/third' }, 1],
    ],
    hyrox_model_warmth: [[{ model: 'a/first' }, 1]],
    hyrox_budget_limit_nano_usd: [[{ period: 'day' }, 100]],
    hyrox_budget_spent_nano_usd: [[{ period: 'day' }, 85]],
    hyrox_queue_length: [[{}, 21]],
  });
  expect(told.models[0]).toEqual({ model: 'a/first', place: 1, breaker: 'open', warmth: 'cold' });
  expect(told.models[2]).toEqual({ model: 'c/third', place: null, breaker: 'probing', warmth: null });
  expect([told.budgets, told.queued]).toEqual([[{ period: 'day', limitNanoUsd: 100, spentNanoUsd: 85 }], 21]);
});

test('without the role there is nothing here', async () => {
  await expect(read({}, ['data'])).rejects.toMatchObject({ code: 'not_found' });
});
