import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { RouteState } from '@hyrox/contracts';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { noBudget, type Budget } from '../src/budget/budget.ts';
import { BudgetSpent } from '../src/budget/budget-spent.ts';
import { UsageLedger } from '../src/ledger/record-usage.ts';
import { parseCatalog } from '../src/models/model-catalog.ts';
import { ProviderConnections } from '../src/provider/connections.ts';
import { ShadowRuns } from '../src/shadow/shadow-runs.ts';
import { answerWith, refuseWith, ScriptedProvider } from './scripted-provider.ts';

const log = createLogger('shadow-test', 'fatal');
const prices = [{ validFrom: '2026-01-01', nanoUsdPerTokenIn: 1, nanoUsdPerTokenOut: 2 }];
const catalog = parseCatalog(
  ['a/live', 'b/shadow'].map((id) => ({ id, lifecycle: 'live', contextTokens: 1000, fineTuned: false, examplesInPrompt: true, prices })),
);

let server: TestDatabase;
let database: Database;
let provider: ScriptedProvider;
let connections: ProviderConnections;

beforeAll(async () => {
  server = await testDatabase();
  database = new Database({ url: server.url('svc_inference_gateway'), log });
}, 60_000);
beforeEach(async () => {
  provider = await ScriptedProvider.start();
  connections = new ProviderConnections({ baseUrl: provider.baseUrl, apiKey: 'key' });
});
afterEach(async () => {
  await connections.close();
  await provider.stop();
});
afterAll(async () => {
  await database.end();
  await server.close();
});

function shadows(shadow: RouteState['shadow'], budget: Budget = noBudget) {
  const ledger = new UsageLedger({ database, written: () => undefined, log });
  const runs = new ShadowRuns({ shadow: () => shadow, catalog, connections, budget, ledger, database, log });
  const rows = async (turnId: string) => {
    await runs.idle();
    await ledger.drained(5000);
    const compared = await database.pool.query('select * from public.shadow_runs where turn_id = $1', [turnId]);
    const paid = await database.pool.query(
      'select cause, model, cost_nano_usd, exact, status from public.usage_ledger where turn_id = $1',
      [turnId],
    );
    return { compared: compared.rows as Record<string, unknown>[], paid: paid.rows as Record<string, unknown>[] };
  };
  return { runs, rows };
}

const answered = (turnId: string, model = 'a/live') => ({
  input: {
    ...{ turnId, attempt: 1, subjectKey: '0'.repeat(31) + '1', maxTokens: 100, temperature: 0.7, carry: {} },
    messages: [{ role: 'user' as const, content: 'How do I pace the sled?' }],
  },
  ...{ model, firstTokenMs: 12.5, tokensOut: 40, finish: 'stop' },
});

test('a turn is asked of the shadow model too: figures of both are kept, its cost is a row, its text is nowhere', async () => {
  provider.steps = [answerWith(['canary', ' low hips'], { usage: [20, 3] })];
  const { runs, rows } = shadows({ model: 'b/shadow', percent: 100 });
  const turnId = randomUUID();
  runs.after(answered(turnId));
  const { compared, paid } = await rows(turnId);
  expect(compared).toEqual([
    expect.objectContaining({
      model: 'a/live',
      tokens_out: 40,
      finish: 'stop',
      shadow_model: 'b/shadow',
      shadow_tokens_out: 3,
      shadow_finish: 'stop',
    }),
  ]);
  expect(JSON.stringify(compared)).not.toContain('canary');
  expect(paid).toEqual([{ cause: 'shadow', model: 'b/shadow', cost_nano_usd: '26', exact: true, status: 'stop' }]);
  expect(provider.calls[0]?.body).toMatchObject({ model: 'b/shadow', max_tokens: 100 });
});

test('nothing is asked without a shadow, outside its share, of the model that answered, or where a budget allows none', async () => {
  const spent: Budget = { admit: () => Promise.reject(new BudgetSpent('day', 5000)) };
  const cases = [
    shadows(null),
    shadows({ model: 'b/shadow', percent: 0 }),
    shadows({ model: 'a/live', percent: 100 }),
    shadows({ model: 'b/shadow', percent: 100 }, spent),
  ];
  for (const { runs, rows } of cases) {
    const turnId = randomUUID();
    runs.after(answered(turnId));
    expect(await rows(turnId)).toEqual({ compared: [], paid: [] });
  }
  expect(provider.calls).toEqual([]);
});

test('a shadow model that fails is compared as failed and costs nothing', async () => {
  provider.steps = [refuseWith(503, 'loading')];
  const { runs, rows } = shadows({ model: 'b/shadow', percent: 100 });
  const turnId = randomUUID();
  runs.after(answered(turnId));
  expect(await rows(turnId)).toMatchObject({ compared: [{ shadow_finish: '503', shadow_first_token_ms: null }], paid: [] });
});

test('what runs is ended when the worker leaves, and may have cost something', async () => {
  const asked = new Promise<void>((asking) => (provider.steps = [() => asking()]));
  const { runs, rows } = shadows({ model: 'b/shadow', percent: 100 });
  const turnId = randomUUID();
  runs.after(answered(turnId));
  await asked;
  await runs.stop();
  expect(await rows(turnId)).toMatchObject({
    compared: [{ shadow_finish: 'aborted' }],
    paid: [{ cause: 'shadow', exact: false, status: 'aborted' }],
  });
});
