import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { connect } from '@nats-io/transport-node';
import { provision } from '../nats/provision.ts';
import { readStreamPlans } from '../nats/streams.ts';
import type { TestNats } from './nats-server.ts';
import { startNats } from './nats-server.ts';

type Action = 'publish' | 'subscribe' | 'queue' | 'append';
/** A connection and every refusal it has heard; `refusalOf` resolves with the one that names the subject. */
interface Member {
  connection: NatsConnection;
  refusalOf: (subject: string) => Promise<string>;
  refusals: string[];
}
type Row = [user: string, action: Action, subject: string, allowed: boolean, queue?: string];

const TABLE: Row[] = [
  ['gateway', 'publish', 'rpc.retrieval.search.v1', true],
  ['gateway', 'publish', 'rpc.conversations.accept-turn.v1', true],
  ['gateway', 'publish', 'inference.w1.watch', true],
  ['gateway', 'publish', 'inference.w1.nobody.g1', false],
  ['gateway', 'publish', 'gateway.g2.frames', false],
  ['gateway', 'publish', 'turns.attempt.v1', false],
  ['gateway', 'publish', 'evt.turn-completed.v1.a', false],
  ['gateway', 'subscribe', 'gateway.g1.frames', true],
  ['gateway', 'subscribe', 'turns.started.v1', true],
  ['gateway', 'subscribe', 'rpc.conversations.accept-turn.v1', false],
  ['gateway', 'subscribe', 'evt.>', false],
  ['gateway', 'queue', 'rpc.gateway.conduct.v1', true, 'gateway'],
  ['gateway', 'subscribe', 'rpc.gateway.conduct.v1', false],
  ['retrieval', 'queue', 'rpc.retrieval.search.v1', true, 'retrieval'],
  ['retrieval', 'queue', 'rpc.retrieval.search.v1', false, 'spies'],
  ['retrieval', 'subscribe', 'rpc.retrieval.search.v1', false],
  ['retrieval', 'subscribe', '>', false],
  ['retrieval', 'publish', 'rpc.athlete-profile.summary.v1', false],
  ['retrieval', 'append', 'evt.usage-recorded.v1.system', true],
  ['retrieval', 'append', 'evt.turn-completed.v1.a', false],
  ['athlete-profile', 'append', 'evt.consent-changed.v1.a', true],
  ['athlete-profile', 'append', 'evt.athlete-erased.v1.a', true],
  ['athlete-profile', 'append', 'evt.feedback-given.v1.a', false],
  ['athlete-profile', 'subscribe', 'gateway.g1.frames', false],
  ['inference-gateway', 'publish', 'gateway.g1.frames', true],
  ['inference-gateway', 'publish', 'rpc.conversations.finish-turn.v1', true],
  ['inference-gateway', 'publish', 'rpc.conversations.accept-turn.v1', false],
  ['inference-gateway', 'publish', 'rpc.athlete-profile.summary.v1', false],
  ['inference-gateway', 'subscribe', 'inference.w1.nobody.g1', true],
  ['inference-gateway', 'subscribe', 'inference.w1.stop', true],
  ['inference-gateway', 'append', 'evt.model-switched.v1.system', true],
  ['logging', 'publish', 'turns.attempt.v1', true],
  ['logging', 'publish', 'rpc.gateway.conduct.v1', true],
  ['logging', 'publish', 'inference.w1.ping', true],
  ['logging', 'publish', 'inference.w1.stop', false],
  ['logging', 'publish', 'gateway.g1.frames', false],
  ['logging', 'append', 'evt.turn-completed.v1.a', true],
  ['logging', 'append', 'evt.model-promoted.v1.system', false],
  ['training-data-export', 'subscribe', '_INBOX_gateway.>', false],
  ['training-data-export', 'subscribe', '_INBOX_training-data-export.>', true],
  ['training-data-export', 'publish', '$JS.API.CONSUMER.MSG.NEXT.EVT.training-data-turn-completed', true],
  ['training-data-export', 'publish', '$JS.API.CONSUMER.CREATE.EVT', false],
  ['training-data-export', 'publish', '$JS.API.STREAM.MSG.GET.EVT', false],
  ['logging', 'publish', '$JS.API.STREAM.INFO.EVT', true],
  ['logging', 'publish', '$JS.API.STREAM.PURGE.EVT', false],
  ['inference-gateway', 'publish', '$JS.API.STREAM.DELETE.EVT', false],
  // The feed of an athlete is read from the stream by place; the gateway changes nothing there and makes no consumer.
  ['gateway', 'publish', '$JS.API.STREAM.INFO.EVT', true],
  ['gateway', 'publish', '$JS.API.STREAM.MSG.GET.EVT', true],
  ['gateway', 'publish', '$JS.API.STREAM.MSG.DELETE.EVT', false],
  ['gateway', 'publish', '$JS.API.CONSUMER.CREATE.EVT', false],
  ['gateway', 'subscribe', 'evt.*.*.*', true],
  ['gateway', 'append', 'evt.turn-completed.v1.a', false],
  // Only an erasure deletes, fact by fact.
  ['athlete-profile', 'publish', '$JS.API.STREAM.MSG.DELETE.EVT', true],
  ['athlete-profile', 'publish', '$JS.API.STREAM.PURGE.EVT', false],
  ['athlete-profile', 'publish', 'rpc.training-data.forget-athlete.v1', true],
  ['athlete-profile', 'publish', 'rpc.conversations.list-messages.v1', false],
  ['admin', 'append', 'evt.turn-completed.v1.a', false],
  ['admin', 'subscribe', 'evt.>', false],
];

let nats: TestNats;
let admin: NatsConnection;
const members = new Map<string, Member>();

beforeAll(async () => {
  nats = await startNats();
  admin = await nats.connectAs('admin');
  await provision(admin, readStreamPlans());
});

afterAll(async () => {
  await Promise.all([admin, ...[...members.values()].map((member) => member.connection)].map((connection) => connection.close()));
  await nats.stop();
});

async function as(user: string): Promise<Member> {
  const known = members.get(user);
  if (known) return known;
  const connection = await nats.connectAs(user);
  const refusals: string[] = [];
  const waiting = new Map<string, (refusal: string) => void>();
  void (async () => {
    for await (const status of connection.status()) {
      if (status.type !== 'error') continue;
      refusals.push(status.error.message);
      for (const [subject, heard] of waiting) if (status.error.message.includes(subject)) heard(status.error.message);
    }
  })();
  const refusalOf = (subject: string): Promise<string> => new Promise((heard) => waiting.set(subject, heard));
  const member = { connection, refusals, refusalOf };
  members.set(user, member);
  return member;
}

let sentinels = 0;

/** True when the server raised no permission error for what the user did. */
async function allowed([user, action, subject, , queue]: Row): Promise<boolean> {
  const { connection, refusals, refusalOf } = await as(user);
  if (action === 'append') {
    const js = jetstream(connection, { checkAPI: false, timeout: 1500 });
    return js.publish(subject, '{}').then(
      () => true,
      () => false,
    );
  }
  const before = refusals.length;
  const subscription =
    action === 'publish' ? undefined : connection.subscribe(subject, { ...(queue ? { queue } : {}), callback: () => undefined });
  if (!subscription) connection.publish(subject, '', { reply: `_INBOX_${user}.x` });
  // Refusals arrive in order: when this one, which is certain, has been heard, the one in question has been too.
  const sentinel = `forbidden.${++sentinels}`;
  const heard = refusalOf(sentinel);
  connection.publish(sentinel);
  await heard;
  // A member of a queue group that stays would take half of what later tests ask.
  if (subscription && !subscription.isClosed()) subscription.unsubscribe();
  await connection.flush();
  return refusals.slice(before).every((refusal) => refusal.includes(sentinel));
}

describe('what each user may do on the bus', () => {
  test.each(TABLE)('%s may %s %s: %s', async (...row) => {
    expect(await allowed(row)).toBe(row[3]);
  });

  test('nobody gets in without a name, with a wrong password or under an unknown name', async () => {
    for (const who of [{}, { user: 'gateway', pass: 'wrong' }, { user: 'root', pass: 'root' }]) {
      await expect(connect({ servers: nats.url, ...who, maxReconnectAttempts: 0 })).rejects.toThrow(/authorization/i);
    }
  });

  test('a request is answered across two users, and only its sender gets the reply', async () => {
    const retrieval = await nats.connectAs('retrieval');
    retrieval.subscribe('rpc.retrieval.search.v1', { queue: 'retrieval', callback: (_error, message) => void message.respond('found') });
    await retrieval.flush();
    const { connection: gateway } = await as('gateway');
    expect((await gateway.request('rpc.retrieval.search.v1', 'q', { timeout: 2000 })).string()).toBe('found');
    await retrieval.close();
  });

  test('a batch of frames that reaches no gateway comes back to the worker that sent it', async () => {
    const worker = await nats.connectAs('inference-gateway');
    const reported = new Promise<string>((resolve) =>
      worker.subscribe('inference.w9.nobody.*', { callback: (_error, message) => resolve(`${message.subject} ${message.headers?.code}`) }),
    );
    worker.publish('gateway.gone.frames', 'x', { reply: 'inference.w9.nobody.gone' });
    expect(await reported).toBe('inference.w9.nobody.gone 503');
    await worker.close();
  });

  test('the export pulls and acknowledges its own durable, and its stream cannot be deleted by it', async () => {
    const exporter = await nats.connectAs('training-data-export');
    const js = jetstream(exporter, { checkAPI: false });
    const logger = jetstream((await as('logging')).connection, { checkAPI: false });
    await logger.publish('evt.feedback-given.v1.a', 'thumb');
    const consumer = await js.consumers.get('EVT', 'training-data-feedback-given');
    const message = await consumer.next({ expires: 2000 });
    expect(message?.string()).toBe('thumb');
    expect(await message?.ackAck()).toBe(true);
    const manager = await jetstreamManager(exporter, { checkAPI: false, timeout: 500 });
    await expect(manager.streams.delete('EVT')).rejects.toThrow();
    expect((await (await jetstreamManager(admin)).streams.info('EVT')).state.messages).toBeGreaterThan(0);
    await exporter.close();
  });

  test('a message above 1 MB is refused', async () => {
    const gateway = await nats.connectAs('gateway');
    expect(gateway.info?.max_payload).toBe(1024 * 1024);
    expect(() => gateway.publish('rpc.retrieval.search.v1', new Uint8Array(1024 * 1024 + 1))).toThrow();
    await gateway.close();
  });
});
