import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { VirtualClock } from '../../../tools/local/nebius/clock/virtual-clock.ts';
import { createNebiusStandIn, type NebiusStandIn } from '../../../tools/local/nebius/nebius-stand-in.ts';
import { noBudget } from '../src/budget/budget.ts';
import { LedgerTraffic } from '../src/keep-warm/ledger-traffic.ts';
import { pingModel } from '../src/keep-warm/ping-model.ts';
import { callEntry } from '../src/ledger/ledger-entry.ts';
import { shippedCatalog, type Model } from '../src/models/model-catalog.ts';
import { complete, openCompletions } from '../src/provider/complete.ts';
import { ProviderConnections } from '../src/provider/connections.ts';
import { overHttp, ReplicaMetric } from '../src/warmth/replica-metric.ts';
import { TrackedWarmth } from '../src/warmth/tracked-warmth.ts';
import type { JudgedCall } from '../src/warmth/watched-call.ts';

const log = createLogger('warmth-test', 'fatal');
const HOUR_MS = 3_600_000;

describe('what the ledger tells keep-warm', () => {
  let server: TestDatabase;
  let database: Database;
  let owner: Database;
  beforeAll(async () => {
    server = await testDatabase();
    database = new Database({ url: server.url('svc_inference_gateway'), log });
    owner = new Database({ url: server.url('postgres'), log });
  }, 60_000);
  afterAll(async () => {
    await Promise.all([database?.end(), owner?.end()]);
    await server?.close();
  });

  const used = async (atMs: number, cause: 'turn' | 'retry' | 'keep-warm') => {
    const requestId = randomUUID();
    const turn = cause === 'keep-warm' ? { turn_id: null, attempt: null } : { turn_id: randomUUID(), attempt: 1 };
    const entry = {
      ...turn,
      request_id: requestId,
      subject_key: '0'.repeat(32),
      cause,
      model: 'm',
      tokens_in: 36,
      tokens_out: 1,
      cost_nano_usd: 9_750,
    };
    const rest = { price_valid_from: '2026-01-01', exact: true, first_token_ms: 1, total_ms: 2, status: 'done' };
    await database.call('record_usage', [JSON.stringify({ ...entry, ...rest })]);
    await owner.pool.query(`update public.usage_ledger set created_at = to_timestamp(${atMs / 1000}) where request_id = '${requestId}'`);
  };

  test('is in how many five-minute slots of each hour questions came, and what keep-warm spent since a moment', async () => {
    const hourAtMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 50 * HOUR_MS;
    for (const minute of [1, 3, 4, 31, 58]) await used(hourAtMs + minute * 60_000, 'turn');
    await used(hourAtMs + 20 * 60_000, 'retry');
    await used(hourAtMs + HOUR_MS, 'keep-warm');
    await used(hourAtMs + 2 * HOUR_MS, 'keep-warm');
    const traffic = new LedgerTraffic(database);
    expect(await traffic.hours(Date.now())).toEqual([{ hourAtMs, slots: 3 }]);
    expect(await Promise.all([hourAtMs, hourAtMs + HOUR_MS + 1, Date.now()].map((sinceMs) => traffic.spentSince(sinceMs)))).toEqual([
      19_500, 9_750, 0,
    ]);
    await used(Date.now() - 1_000, 'turn');
    const again = await traffic.hours(Date.now());
    expect(again.map(({ slots }) => slots)).toEqual([3, 1]);
  });
});

describe('a model that is cold at its provider', () => {
  const model = shippedCatalog().find(({ id }) => id === 'meta-llama/Llama-3.3-70B-Instruct') as Model;
  let clock: VirtualClock;
  let standIn: NebiusStandIn;
  let connections: ProviderConnections;
  beforeEach(async () => {
    clock = new VirtualClock(Date.parse('2026-12-01T00:00:00Z'));
    standIn = await createNebiusStandIn({ profile: 'measured', clock, seed: 'warmth' });
    standIn.state.warmth.of(model.id).force('cold', clock.now());
    connections = new ProviderConnections({ baseUrl: standIn.baseUrl, apiKey: 'key' });
    await clock.advance(60_000);
  });
  afterEach(async () => {
    await connections.close();
    await standIn.close();
  });

  test('is known before its first token where the replica metric is asked, and a call wakes it for the price of 37 tokens', async () => {
    const metric = new ReplicaMetric({
      read: overHttp(`${standIn.url}/v1/projects/p1/prometheus/metrics`, 'key'),
      lagMs: 15_000,
      clock,
      log,
    });
    const asking = new TrackedWarmth({ clock, metric });
    const told = new Promise<number>((onCold) => void asking.begin(model.id, { onCold }));
    expect(await told).toBe(8_000);
    expect(asking.believe(model.id)).toMatchObject({ state: 'cold', usualMs: 8_000 });
    let heard: (call: JudgedCall) => void = () => undefined;
    const judged = new Promise<JudgedCall>((resolve) => (heard = resolve));
    const warmth = new TrackedWarmth({ clock, metric, judged: (call) => heard(call) });
    const client = openCompletions(connections);
    const rows: unknown[] = [];
    const ledger = { record: (...call: Parameters<typeof callEntry>) => void rows.push(callEntry(...call)) };
    const pinged = pingModel(model, { budget: noBudget, complete: (call) => complete(client, call), ledger, warmth, log });
    // Time stands still until the call has arrived and the metric has answered.
    while (standIn.state.truths.list().length === 0 || warmth.believe(model.id).state !== 'cold') await nextTurn();
    clock.auto = true;
    const { costNanoUsd, answered } = await pinged;
    expect(answered).toBe(true);
    const { verdict, facts, about } = await judged;
    expect([verdict.cold, verdict.evidence, facts.replicas, about.keepsWarm]).toEqual([true, 'no-replica', 'none', true]);
    expect(warmth.believe(model.id).state).toBe('warm');
    const [row] = rows as { tokens_in: number }[];
    expect(row).toMatchObject({ cause: 'keep-warm', subject_key: '0'.repeat(32), turn_id: null, tokens_out: 1, exact: true });
    expect(costNanoUsd).toBe((row?.tokens_in ?? 0) * 130 + 400);
    expect(standIn.state.bill.total().nanoUsd).toBe(costNanoUsd);
  });
});
