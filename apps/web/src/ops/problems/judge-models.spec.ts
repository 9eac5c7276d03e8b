import { expect, test } from '@jest/globals';
import type { OpsModel, OpsOverview } from '@hyrox/contracts';
import { JUDGES_OF_MODELS } from './judge-models.ts';

const AT = '2026-11-30T03:00:00.000Z';
const gone = { since: '2026-11-30T02:46:00.000Z', until: '2026-11-30T03:01:00.000Z' };
const model = (name: string, place: number | null, changes: Partial<OpsModel> = {}): OpsModel => ({
  ...{ model: name, place, splitPercent: null, shadowPercent: null, breaker: null, warmth: null, ...changes },
});
const judge = (...models: OpsModel[]) => {
  const inference = { models, budgets: [], spentTodayNanoUsd: 0, queued: null, modelsMissing: null };
  const overview: OpsOverview = { at: AT, window: 'now', turns: null, inference, services: [], silent: [] };
  return JUDGES_OF_MODELS.notServed(overview);
};

test('a first model that is not served is said with the one that answers instead, and can wait', () => {
  expect(judge(model('a/one', 1, { gone }), model('x/split', null), model('b/two', 2, { breaker: 'open' }), model('c/three', 3))).toEqual([
    {
      ...{ entry: 'ModelMissing', key: 'a/one', urgency: 'today', since: gone.since },
      what: 'The first model of the route, a/one, is not served by the provider. c/three answers instead. Nothing must be done tonight.',
    },
  ]);
});

test('when no other model of the route can answer it cannot wait', () => {
  const [problem] = judge(model('a/one', 1, { gone }), model('b/two', 2, { gone }));
  expect(problem).toMatchObject({ urgency: 'now', what: expect.stringMatching(/No other model of the route can answer\.$/u) });
});

test('a later model that is not served keeps nobody waiting and is no problem', () => {
  expect(judge(model('a/one', 1, { gone: null }), model('b/two', 2, { gone }))).toEqual([]);
});
