import { createLogger } from '@hyrox/telemetry';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { provision } from '../../../tools/local/nats/provision.ts';
import { readStreamPlans } from '../../../tools/local/nats/streams.ts';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import { Bus, SharedLease } from '../src/index.ts';

const log = createLogger('test', 'fatal');

let nats: TestNats;
const open: (() => unknown)[] = [];

beforeAll(async () => {
  nats = await startNats();
  const admin = await nats.connectAs('admin');
  await provision(admin, readStreamPlans());
  await admin.close();
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(() => nats.stop());

async function replica(user = 'inference-gateway'): Promise<SharedLease> {
  const bus = await Bus.connect({ url: nats.url, user, password: `${user}-password`, holderKind: user, log });
  open.push(() => bus.connection.close());
  return new SharedLease({ bus, bucket: 'INFERENCE', log });
}

test('of many replicas that ask at once exactly one gets the lease, and keeps it', async () => {
  const replicas = await Promise.all(Array.from({ length: 4 }, () => replica()));
  const taken = await Promise.all(replicas.map((one) => one.take('a/model', 60_000)));
  expect(taken.filter(Boolean).length).toBe(1);
  const again = await Promise.all(replicas.map((one) => one.take('a/model', 60_000)));
  expect(again).toEqual(taken);
  expect(await replicas[0]?.take('another/model', 60_000)).toBe(true);
});

test('a lease that ran out goes to whoever asks next', async () => {
  const [one, two] = [await replica(), await replica()];
  expect(await one.take('short', 0)).toBe(true);
  expect(await two.take('short', 60_000)).toBe(true);
  expect(await one.take('short', 60_000)).toBe(false);
});

test('nobody gets a lease from a bucket that cannot be reached', async () => {
  const stranger = await replica('retrieval');
  expect(await stranger.take('a/model', 60_000)).toBe(false);
});
