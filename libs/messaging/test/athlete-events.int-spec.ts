import { createLogger } from '@hyrox/telemetry';
import { jetstream } from '@nats-io/jetstream';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import { AthleteEvents, Bus } from '../src/index.ts';

const log = createLogger('test', 'fatal');
const ANNA = 'a'.repeat(32);
const BEN = 'b'.repeat(32);

let nats: TestNats;
const open: (() => Promise<unknown>)[] = [];

const busAs = async (user: string) => {
  const bus = await Bus.connect({ url: nats.url, user, password: `${user}-password`, holderKind: user, log });
  open.push(() => bus.connection.close());
  return bus;
};

/** Says facts as the services that may: profile facts by athlete-profile, turns by logging. */
async function say(user: string, name: string, athleteRef: string, data: object): Promise<number> {
  const bus = await busAs(user);
  const { seq } = await jetstream(bus.connection).publish(`evt.${name}.v1.${athleteRef}`, JSON.stringify(data));
  return seq;
}

beforeAll(async () => {
  nats = await startNats();
  await nats.provision();
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
afterAll(() => nats.stop());

test('a gateway reads the facts about one athlete in order, from any place, and nobody else’s', async () => {
  const first = await say('athlete-profile', 'profile-changed', ANNA, { n: 1 });
  await say('athlete-profile', 'profile-changed', BEN, { n: 2 });
  const third = await say('logging', 'turn-accepted', ANNA, { n: 3 });
  const events = new AthleteEvents(await busAs('gateway'));
  expect(await events.after(ANNA, first - 1)).toEqual({ streamSeq: first, name: 'profile-changed', version: 1, data: { n: 1 } });
  expect(await events.after(ANNA, first)).toEqual({ streamSeq: third, name: 'turn-accepted', version: 1, data: { n: 3 } });
  expect(await events.after(ANNA, third)).toBeNull();
  const { firstSeq, lastSeq, epoch } = await events.extent();
  expect([firstSeq, lastSeq]).toEqual([1, third]);
  expect(epoch).toMatch(/^[0-9a-z]{6,}$/);
});

test('a gateway that listens hears of a fact about its athlete only, and not after it stopped', async () => {
  const bus = await busAs('gateway');
  const events = new AthleteEvents(bus);
  let heard = 0;
  let wake = () => {};
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const stop = events.hear(ANNA, () => {
    heard += 1;
    wake();
  });
  await bus.connection.flush();
  await say('athlete-profile', 'profile-changed', BEN, {});
  await say('athlete-profile', 'profile-changed', ANNA, {});
  await woken;
  stop();
  await bus.connection.flush();
  await say('athlete-profile', 'profile-changed', ANNA, {});
  await bus.connection.flush();
  expect(heard).toBe(1);
});

test('erasing overwrites the bytes on the disk, keeps what it is told to keep, and can be repeated', async () => {
  const canary = 'canary-5f1c2e';
  await say('logging', 'turn-completed', ANNA, { canary });
  await say('logging', 'turn-completed', BEN, { other: 'stays' });
  await say('athlete-profile', 'athlete-erased', ANNA, {});
  expect(nats.onDisk(canary)).toBeGreaterThan(0);
  const events = new AthleteEvents(await busAs('athlete-profile'));
  expect(await events.erase(ANNA, ['athlete-erased'])).toBeGreaterThanOrEqual(1);
  expect(await events.after(ANNA, 0)).toMatchObject({ name: 'athlete-erased' });
  expect(await events.erase(ANNA)).toBe(1);
  expect(await events.erase(ANNA)).toBe(0);
  expect(await events.after(BEN, 0)).not.toBeNull();
  await nats.restart();
  expect(nats.onDisk(canary)).toBe(0);
});

test('a fact that is no JSON is read as none, and an erasure gets past it', async () => {
  const bus = await busAs('logging');
  await jetstream(bus.connection).publish(`evt.turn-completed.v1.${ANNA}`, '{"answer": "half a canary-0b7d');
  await say('logging', 'turn-completed', ANNA, { conversationId: 'x' });
  const events = new AthleteEvents(bus);
  expect(await events.after(ANNA, 0)).toMatchObject({ name: 'turn-completed', data: null });
  expect(await events.eraseWhere(ANNA, ({ data }) => data === null)).toBe(1);
  expect(await events.after(ANNA, 0)).toMatchObject({ data: { conversationId: 'x' } });
});

test.each(['gateway', 'inference-gateway', 'training-data-export'])('%s may not delete from the stream', async (user) => {
  await say('athlete-profile', 'profile-changed', ANNA, {});
  const bus = await busAs(user);
  await expect(new AthleteEvents(bus).erase(ANNA)).rejects.toThrow();
});
