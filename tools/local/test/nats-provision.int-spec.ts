import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JetStreamManager } from '@nats-io/jetstream';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { keepProvisioned } from '../nats/keep-provisioned.ts';
import { provision } from '../nats/provision.ts';
import { readStreamPlans } from '../nats/streams.ts';
import type { TestNats } from './nats-server.ts';
import { startNats } from './nats-server.ts';

const plans = readStreamPlans();
let nats: TestNats;
let admin: NatsConnection;
let manager: JetStreamManager;

beforeEach(async () => {
  nats = await startNats();
  admin = await nats.connectAs('admin');
  manager = await jetstreamManager(admin, { checkAPI: false });
});

afterEach(async () => {
  await admin.close();
  await nats.stop();
});

/** Resolves with the sentence that matches. */
function listenFor(pattern: RegExp): { log: (sentence: string) => void; heard: Promise<string> } {
  let log: (sentence: string) => void = () => undefined;
  const heard = new Promise<string>((resolve) => {
    log = (sentence) => pattern.test(sentence) && resolve(sentence);
  });
  return { log, heard };
}

test('the first run makes the stream and its durables, the second changes nothing', async () => {
  expect(await provision(admin, plans)).toHaveLength(plans.reduce((sum, { consumers }) => sum + 1 + consumers.length, 0));
  expect(await provision(admin, plans)).toEqual([]);
  const { config } = await manager.streams.info('EVT');
  expect(config).toMatchObject({
    subjects: ['evt.>'],
    max_age: 7 * 86400e9,
    duplicate_window: 600e9,
    max_msg_size: 262144,
    discard: 'new',
  });
  expect((await manager.consumers.info('EVT', 'training-data-turn-completed')).config).toMatchObject({
    ack_policy: 'explicit',
    ack_wait: 30e9,
    max_deliver: 8,
    max_ack_pending: 100,
    filter_subject: 'evt.turn-completed.v1.>',
  });
});

test('a setting that somebody changed is put back', async () => {
  await provision(admin, plans);
  await manager.streams.update('EVT', { max_age: 3600e9 });
  expect(await provision(admin, plans)).toEqual(['updated stream EVT']);
});

test('two provisioners at once both succeed', async () => {
  const other = await nats.connectAs('admin');
  await Promise.all([provision(admin, plans), provision(other, plans)]);
  expect(await provision(admin, plans)).toEqual([]);
  await other.close();
});

test('a deleted stream comes back at the next look', async () => {
  const { log, heard } = listenFor(/made stream EVT/);
  const kept = await keepProvisioned({ servers: nats.url, user: 'admin', password: 'admin-password', plans, checkEveryMs: 50, log });
  await manager.streams.delete('EVT');
  await heard;
  await kept.close();
});

test('a server that lost its store is provisioned again as soon as it is back', async () => {
  const { log, heard } = listenFor(/made consumer training-data-athlete-erased/);
  const kept = await keepProvisioned({ servers: nats.url, user: 'admin', password: 'admin-password', plans, checkEveryMs: 60_000, log });
  await nats.restart({ loseStore: true });
  await heard;
  expect((await manager.streams.info('EVT')).config.name).toBe('EVT');
  await kept.close();
});
