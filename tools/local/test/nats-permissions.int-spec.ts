import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { connect } from '@nats-io/transport-node';
import type { TestNats } from './nats-server.ts';
import { startNats } from './nats-server.ts';
import { membersOf, type Action, type Members } from './nats-members.ts';

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
  ['inference-gateway', 'append', 'evt.model-missing.v1.system', true],
  ['inference-gateway', 'append', 'evt.budget-crossed.v1.system', true],
  ['inference-gateway', 'append', 'evt.model-promoted.v1.system', false],
  ['inference-gateway', 'publish', '$JS.API.CONSUMER.MSG.NEXT.EVT.inference-usage-recorded', true],
  ['retrieval', 'publish', '$JS.API.CONSUMER.MSG.NEXT.EVT.inference-usage-recorded', false],
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
  // Sends again what it could not take, and nothing else.
  ['training-data-export', 'append', 'evt.turn-completed.v1.a', true],
  ['training-data-export', 'append', 'evt.turn-accepted.v1.a', false],
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
  ['logging', 'publish', '$JS.API.STREAM.MSG.DELETE.EVT', true],
  ['logging', 'publish', 'rpc.training-data.forget-conversation.v1', true],
  ['logging', 'publish', 'rpc.training-data.forget-athlete.v1', false],
  ['athlete-profile', 'publish', 'rpc.training-data.forget-athlete.v1', true],
  ['athlete-profile', 'publish', 'rpc.conversations.list-messages.v1', false],
  ['admin', 'append', 'evt.turn-completed.v1.a', false],
  ['admin', 'subscribe', 'evt.>', false],
];

let nats: TestNats;
let admin: NatsConnection;
let members: Members;

beforeAll(async () => {
  nats = await startNats();
  await nats.provision();
  admin = await nats.connectAs('admin');
  members = membersOf(nats);
});

afterAll(async () => {
  await Promise.all([admin.close(), members.close()]);
  await nats.stop();
});

describe('what each user may do on the bus', () => {
  test.each(TABLE)('%s may %s %s: %s', async (...[user, action, subject, allowed, queue]) => {
    expect(await members.may(user, action, subject, queue)).toBe(allowed);
  });

  test('N01: nobody gets in without a name, with a wrong password or under an unknown name', async () => {
    for (const who of [{}, { user: 'gateway', pass: 'wrong' }, { user: 'root', pass: 'root' }]) {
      await expect(connect({ servers: nats.url, ...who, maxReconnectAttempts: 0 })).rejects.toThrow(/authorization/i);
    }
  });

  test('a request is answered across two users, and only its sender gets the reply', async () => {
    const retrieval = await nats.connectAs('retrieval');
    retrieval.subscribe('rpc.retrieval.search.v1', { queue: 'retrieval', callback: (_error, message) => void message.respond('found') });
    await retrieval.flush();
    const { connection: gateway } = await members.as('gateway');
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
    const logger = jetstream((await members.as('logging')).connection, { checkAPI: false });
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
});
