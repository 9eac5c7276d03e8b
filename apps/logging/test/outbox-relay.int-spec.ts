import { feedbackGiven } from '@hyrox/contracts';
import { Bus } from '@hyrox/messaging';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { jetstreamManager, type JsMsg } from '@nats-io/jetstream';
import { jetstream } from '@nats-io/jetstream';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import { Database, OutboxRelay } from '@hyrox/service-kit';

const log = createLogger('test', 'fatal');
const REF = 'b'.repeat(32);
let server: TestDatabase;
let nats: TestNats;
let database: Database;
const running: { relay: OutboxRelay; bus: Bus }[] = [];

beforeAll(async () => {
  [server, nats] = await Promise.all([testDatabase(), startNats()]);
  await nats.provision();
  database = new Database({ url: server.url('svc_logging'), log });
}, 60_000);
afterEach(async () => {
  for (const { relay, bus } of running.splice(0)) {
    await relay.stop();
    await bus.close();
  }
});
afterAll(async () => {
  await database?.end();
  await Promise.all([server?.close(), nats?.stop()]);
});

async function startRelay(): Promise<OutboxRelay> {
  const bus = await Bus.connect({ url: nats.url, user: 'logging', password: 'logging-password', holderKind: 'logging', log });
  const relay = new OutboxRelay({ bus, database, log, source: 'logging' });
  relay.start();
  running.push({ relay, bus });
  return relay;
}
const write = (n: number) =>
  database.pool.query(`insert into public.outbox (name, athlete_ref, payload) values ($1, $2, $3)`, [
    feedbackGiven.name,
    REF,
    JSON.stringify({ n }),
  ]);
const unsent = async () =>
  (await database.pool.query<{ n: number }>('select count(*)::int as n from public.outbox where sent_at is null')).rows[0]?.n;
const until = async (holds: () => Promise<boolean>) => {
  for (let i = 0; !(await holds()); i++) {
    if (i > 300) throw new Error('it did not come true in 15 s');
    await new Promise((again) => setTimeout(again, 50));
  }
};

/** Everything the stream holds, read as the operator would: by sequence. */
async function streamed(): Promise<{ id: string; n: number }[]> {
  const admin = await nats.connectAs('admin');
  try {
    const manager = await jetstreamManager(admin);
    const { state } = await manager.streams.info('EVT');
    const found: { id: string; n: number }[] = [];
    for (let seq = state.first_seq; seq <= state.last_seq && state.messages > 0; seq++) {
      const message = await manager.streams.getMessage('EVT', { seq });
      if (message) found.push({ id: message.header.get('Nats-Msg-Id'), n: message.json<{ n: number }>().n });
    }
    return found;
  } finally {
    await admin.close();
  }
}

test('what was written while nobody relayed is sent, once, in order, with its id and its CloudEvents headers', async () => {
  for (let n = 0; n < 250; n++) await write(n);
  await startRelay();
  await until(async () => (await unsent()) === 0);
  const messages = await streamed();
  expect(messages.map((message) => message.n)).toEqual(Array.from({ length: 250 }, (_, n) => n));
  expect(new Set(messages.map((message) => message.id)).size).toBe(250);
});

test('two relays of one service send each event once', async () => {
  const before = (await streamed()).length;
  const relays = await Promise.all([startRelay(), startRelay()]);
  for (let n = 0; n < 120; n++) {
    await write(1_000 + n);
    relays[n % 2]?.kick();
  }
  await until(async () => (await unsent()) === 0);
  expect((await streamed()).length - before).toBe(120);
});

test('while the server is away events wait, and go out when it is back', async () => {
  const relay = await startRelay();
  const stopped = nats.restart();
  await write(2_000);
  relay.kick();
  await stopped;
  await until(async () => (await unsent()) === 0);
  expect((await streamed()).filter((message) => message.n === 2_000)).toHaveLength(1);
});

test('a stream that was lost with its store is filled again from the outbox', async () => {
  await startRelay();
  await until(async () => (await unsent()) === 0);
  const before = (await streamed()).map((message) => message.id).sort();
  await nats.restart({ loseStore: true });
  await nats.provision();
  const relay = running[0]?.relay;
  await relay?.reconcile();
  await until(async () => (await unsent()) === 0 && (await streamed()).length >= before.length);
  expect((await streamed()).map((message) => message.id).sort()).toEqual(before);
}, 60_000);

test('a consumer is told who wrote the event, when, and in which version', async () => {
  await startRelay();
  await write(3_000);
  await until(async () => (await unsent()) === 0);
  const bus = await nats.connectAs('training-data-export');
  const consumer = await jetstream(bus, { checkAPI: false }).consumers.get('EVT', 'training-data-feedback-given');
  const messages = await consumer.fetch({ max_messages: 500, expires: 1_000 });
  let last: JsMsg | undefined;
  for await (const message of messages) {
    last = message;
    message.ack();
  }
  await bus.close();
  expect(last?.subject).toBe(`evt.feedback-given.v1.${REF}`);
  const header = (name: string) => last?.headers?.get(name);
  expect([header('ce-specversion'), header('ce-source'), header('ce-type'), header('schemaVersion')]).toEqual([
    '1.0',
    'hyrox/logging',
    'feedback-given.v1',
    '1',
  ]);
  expect(header('ce-id')).toBe(header('Nats-Msg-Id'));
});
