import { expect, test } from '@jest/globals';
import { readOpsInference } from '@hyrox/contracts';
import { readOps, type ReadOpsDeps } from './read-ops.ts';

type Gauges = Record<string, ReturnType<ReadOpsDeps['readGauge']>>;
const chain = [{ id: 'a/first' }, { id: 'b/second' }] as unknown as ReadOpsDeps['routes']['chain'];
const UNSWITCHED: ReadOpsDeps['routes']['state'] = { live: null, splits: [], shadow: null, retired: [] };
const HOLDS = { nanoUsd: 30, silentNanoUsd: 20, freeAt: '2026-11-30T03:07:00.000Z' };
const SERVED: ReadOpsDeps['routes']['goneFor'] = () => undefined;
const read = async (gauges: Gauges, roles = ['ops'], state = UNSWITCHED, goneFor = SERVED) =>
  readOpsInference.output.parse(
    await readOps(
      { roles },
      {
        routes: { chain, goneFor, state },
        database: { call: async <T>(fn: string) => (fn === 'ops_budget_holds' ? HOLDS : '12') as T },
        readGauge: (name) => gauges[name] ?? [],
      },
    ),
  );

const unknown = { splitPercent: null, shadowPercent: null, breaker: null, warmth: null, gone: null };

test('where nothing is measured the chain is named and the rest is unknown', async () => {
  expect(await read({})).toEqual({
    models: [
      { model: 'a/first', place: 1, ...unknown },
      { model: 'b/second', place: 2, ...unknown },
    ],
    ...{ budgets: [], holds: HOLDS, spentTodayNanoUsd: 12, queued: null, modelsMissing: null, ledger: { waiting: 0, oldestS: 0 } },
  });
});

test('breakers, warmth, budgets, the line and the calls that are not written down are those of the gauges, also of a model outside the chain', async () => {
  const told = await read({
    hyrox_breaker_state: [
      [{ model: 'a/first' }, 2],
      [{ model: 'c/third' }, 1],
    ],
    hyrox_model_warmth: [[{ model: 'a/first' }, 1]],
    hyrox_budget_limit_nano_usd: [[{ period: 'day' }, 100]],
    hyrox_budget_spent_nano_usd: [[{ period: 'day' }, 85]],
    hyrox_queue_length: [[{}, 21]],
    hyrox_ledger_waiting: [[{}, 7]],
    hyrox_ledger_waiting_seconds: [[{}, 90.5]],
  });
  expect(told.models[0]).toEqual({ ...unknown, model: 'a/first', place: 1, breaker: 'open', warmth: 'cold' });
  expect(told.models[2]).toEqual({ ...unknown, model: 'c/third', place: null, breaker: 'probing' });
  expect([told.budgets, told.queued]).toEqual([[{ period: 'day', limitNanoUsd: 100, spentNanoUsd: 85 }], 21]);
  expect(told.ledger).toEqual({ waiting: 7, oldestS: 90.5 });
});

test('splits and the shadow are named with their shares', async () => {
  const splits = [{ model: 'b/second', percent: 10 }];
  const told = await read({}, ['ops'], { ...UNSWITCHED, splits, shadow: { model: 'd/fourth', percent: 5 } });
  expect(told.models.map(({ model, splitPercent, shadowPercent }) => [model, splitPercent, shadowPercent])).toEqual([
    ['a/first', null, null],
    ['b/second', 10, null],
    ['d/fourth', null, 5],
  ]);
});

test('a model that is not served keeps its place in the chain, and says since when and until when it is passed over', async () => {
  const [sinceMs, untilMs] = [Date.parse('2026-11-30T02:46:00.000Z'), Date.parse('2026-11-30T03:01:00.000Z')];
  const told = await read({}, ['ops'], UNSWITCHED, (model) => (model === 'a/first' ? { sinceMs, untilMs } : undefined));
  expect(told.models.map(({ model, place, gone }) => [model, place, gone])).toEqual([
    ['a/first', 1, { since: '2026-11-30T02:46:00.000Z', until: '2026-11-30T03:01:00.000Z' }],
    ['b/second', 2, null],
  ]);
});

test('without the role there is nothing here', async () => {
  await expect(read({}, ['data'])).rejects.toMatchObject({ code: 'not_found' });
});
