import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { modelSwitched, readRoutes, type RouteState } from '@hyrox/contracts';
import { Bus } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import { parseCatalog } from '../src/models/model-catalog.ts';
import { LiveRoutes } from '../src/routes/live-routes.ts';
import { readSwitches } from '../src/routes/route-store.ts';
import { RoutesHandler } from '../src/routes/routes.handler.ts';
import { switchModel } from '../src/routes/switch-model.ts';
import { until } from './worker-lab.ts';

const log = createLogger('routes-test', 'fatal');
const SUBJECT = '0123456789abcdef0123456789abcdef';
const prices = [{ validFrom: '2026-01-01', nanoUsdPerTokenIn: 1, nanoUsdPerTokenOut: 2 }];
const catalog = parseCatalog(
  ['a/one', 'a/two', 'a/three'].map((id) => ({
    id,
    lifecycle: 'live',
    contextTokens: 1000,
    fineTuned: false,
    examplesInPrompt: true,
    prices,
  })),
);

let server: TestDatabase;
let nats: TestNats;
let owner: Database;
let database: Database;
const open: (() => unknown)[] = [];

beforeAll(async () => {
  [server, nats] = await Promise.all([testDatabase(), startNats()]);
  await nats.provision();
  owner = new Database({ url: server.url(), log });
  database = new Database({ url: server.url('svc_inference_gateway'), log });
}, 60_000);
beforeEach(() => owner.pool.query('truncate public.model_routes restart identity; truncate public.outbox'));
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(async () => {
  await Promise.all([owner.end(), database.end()]);
  await Promise.all([server.close(), nats.stop()]);
});

/** A replica that runs. Each test has its own bucket's worth of ids: a revision that was told before is older than none. */
async function replica(nowMs?: () => number): Promise<LiveRoutes> {
  const user = 'inference-gateway';
  const bus = await Bus.connect({ url: nats.url, user, password: `${user}-password`, holderKind: user, log });
  const routes = new LiveRoutes({ bus, database, catalog, configured: undefined, log, ...(nowMs ? { nowMs } : {}) });
  open.push(() => bus.connection.close());
  open.push(() => routes.stop());
  return routes;
}
const change = (routes: LiveRoutes, model: string, kind: 'live' | 'retire' = 'live') =>
  switchModel({ change: { kind, model }, who: 'ana', why: 'a test' }, { database, routes, written: () => undefined });
const first = (routes: LiveRoutes) => routes.for(SUBJECT)[0].id;

describe('a switch', () => {
  test('is in force on every replica without a restart, is an event, and a replica that starts later knows it', async () => {
    const [one, two] = [await replica(), await replica()];
    await Promise.all([one.start(), two.start()]);
    expect([first(one), first(two)]).toEqual(['a/one', 'a/one']);
    const written = await change(one, 'a/two');
    expect(first(one)).toBe('a/two');
    await until(() => first(two) === 'a/two');
    expect(written).toMatchObject({ revision: 1, who: 'ana', why: 'a test', change: 'live a/two' });
    const { rows } = await owner.pool.query<{ payload: unknown; athlete_ref: string }>(
      `select payload, athlete_ref from public.outbox where name = 'model-switched'`,
    );
    expect(rows.map(({ payload }) => modelSwitched.data.parse(payload))).toEqual([written]);
    const late = await replica();
    await late.look();
    expect(first(late)).toBe('a/two');
  });

  test('that another replica made meanwhile is not undone: both are written, one on the other', async () => {
    const [one, two] = [await replica(), await replica()];
    await Promise.all([change(one, 'a/two'), change(two, 'a/one', 'retire')]);
    const history = await readSwitches(database, 10);
    expect(history.map(({ revision }) => revision)).toHaveLength(2);
    const state: RouteState = { live: 'a/two', splits: [], shadow: null, retired: ['a/one'] };
    expect(history[0]?.state).toEqual(state);
  });

  test('is shown with the chain, the catalogue and who made it', async () => {
    const routes = await replica();
    const handler = new RoutesHandler({ database, routes, written: () => undefined });
    await handler.switch({ change: { kind: 'shadow', model: 'a/three', percent: 5 }, who: 'ben', why: 'to compare' });
    await handler.switch({ change: { kind: 'retire', model: 'a/one' }, who: 'ben', why: 'its end' });
    const shown = readRoutes.output.parse(await handler.read({ history: 5 }));
    expect(shown).toMatchObject({
      revision: 2,
      chain: ['a/two', 'a/three'],
      state: { shadow: { model: 'a/three', percent: 5 }, retired: ['a/one'] },
    });
    expect(shown.models.map(({ id }) => id)).toEqual(['a/one', 'a/two', 'a/three']);
    expect(shown.history.map(({ change, who, why }) => [change, who, why])).toEqual([
      ['retire a/one', 'ben', 'its end'],
      ['shadow a/three 5', 'ben', 'to compare'],
    ]);
  });

  test('cannot be changed or taken out of the record afterwards', async () => {
    await change(await replica(), 'a/two');
    await expect(database.pool.query(`update public.model_routes set why = 'x'`)).rejects.toMatchObject({ code: '42501' });
    await expect(database.pool.query('delete from public.model_routes')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a model that is not served', () => {
  test('gives way on every replica for five minutes, then it is asked again', async () => {
    let nowMs = Date.now();
    const [one, two] = [await replica(() => nowMs), await replica(() => nowMs)];
    await Promise.all([one.start(), two.start()]);
    const before = first(two);
    one.gone(before);
    expect(first(one)).not.toBe(before);
    await until(() => first(two) !== before);
    expect(first(two)).toBe(first(one));
    expect(two.chain[0].id).toBe(before);
    nowMs += 5 * 60_000;
    expect([first(one), first(two)]).toEqual([before, before]);
    one.gone(before);
    expect(one.goneFor(before)).toEqual({ sinceMs: nowMs - 5 * 60_000, untilMs: nowMs + 5 * 60_000 });
  });
});

test('a model that is missing is told once a day, however many workers look', async () => {
  const fact = JSON.stringify({ model: 'a/one', listed: false, retiresOn: null });
  const asked = await Promise.all([1, 2, 3].map(() => database.call<boolean>('tell_model_missing', [fact])));
  expect(asked.filter(Boolean)).toHaveLength(1);
  await owner.pool.query(`update public.outbox set created_at = now() - interval '21 hours'`);
  expect(await database.call('tell_model_missing', [fact])).toBe(true);
});
