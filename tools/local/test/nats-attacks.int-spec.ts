import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { readBusUsers } from '../nats/permissions.ts';
import { membersOf, type Members } from './nats-members.ts';
import { startNats, type TestNats } from './nats-server.ts';

const users = readBusUsers();
const SERVICES = Object.keys(users).filter((user) => user !== 'admin');
/** Who may touch single messages of the stream; everything else of its API is admin's alone. */
const MAY_GET = ['gateway', 'athlete-profile', 'logging'];
const MAY_DELETE = ['athlete-profile', 'logging'];

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

test.each(SERVICES)('N02: %s hears neither everything, nor another inbox, nor what is asked of another', async (user) => {
  const served = SERVICES.filter((other) => other !== user).flatMap((other) => Object.keys(users[other]?.answers ?? {}));
  const tries = ['>', '*', 'rpc.>', 'inference.>', '$JS.>', '$SYS.>', ...served, ...SERVICES.filter((other) => other !== user).map(inbox)];
  for (const subject of tries) expect([subject, await members.may(user, 'subscribe', subject)]).toEqual([subject, false]);
  // Not even as a member of the group that serves it.
  for (const subject of served) expect(await members.may(user, 'queue', subject, subject.split('.')[1])).toBe(false);
});

test.each(SERVICES)('N03: %s appends no fact but its own and changes nothing about the stream', async (user) => {
  const own = users[user]?.appends ?? [];
  const facts = [...new Set(SERVICES.flatMap((name) => users[name]?.appends ?? []))].filter((subject) => !own.includes(subject));
  for (const fact of facts) {
    const subject = fact.replace('>', 'a');
    expect([subject, await members.may(user, 'publish', subject)]).toEqual([subject, false]);
  }
  const api = ['STREAM.DELETE', 'STREAM.PURGE', 'STREAM.UPDATE', 'STREAM.SNAPSHOT', 'CONSUMER.CREATE', 'CONSUMER.LIST'];
  for (const verb of api) expect([verb, await members.may(user, 'publish', `$JS.API.${verb}.EVT`)]).toEqual([verb, false]);
  expect(await members.may(user, 'publish', '$JS.API.STREAM.MSG.GET.EVT')).toBe(MAY_GET.includes(user));
  expect(await members.may(user, 'publish', '$JS.API.STREAM.MSG.DELETE.EVT')).toBe(MAY_DELETE.includes(user));
  expect((await (await jetstreamManager(admin)).streams.info('EVT')).config.subjects).toEqual(['evt.>']);
});

test('N04: retrieval asks nothing in an athlete’s name: what it sends reaches nobody who would believe it', async () => {
  const { connection: profile } = await members.as('athlete-profile');
  const heard: string[] = [];
  const serving = profile.subscribe('rpc.athlete-profile.>', {
    queue: 'athlete-profile',
    callback: (_, message) => void heard.push(message.subject),
  });
  await profile.flush();
  const { connection: retrieval } = await members.as('retrieval');
  const forged = JSON.stringify({ athleteId: '0198c1de-0000-7000-8000-000000000001' });
  await expect(retrieval.request('rpc.athlete-profile.get-profile.v1', forged, { timeout: 300 })).rejects.toThrow();
  expect(await members.may('retrieval', 'publish', 'rpc.conversations.list-messages.v1')).toBe(false);
  const { connection: gateway } = await members.as('gateway');
  gateway.publish('rpc.athlete-profile.get-profile.v1', forged);
  await gateway.flush();
  await profile.flush();
  expect(heard).toEqual(['rpc.athlete-profile.get-profile.v1']);
  serving.unsubscribe();
});

test('N05: a message above 1 MB is refused', async () => {
  const gateway = await nats.connectAs('gateway');
  expect(gateway.info?.max_payload).toBe(1024 * 1024);
  expect(() => gateway.publish('rpc.retrieval.search.v1', new Uint8Array(1024 * 1024 + 1))).toThrow();
  await gateway.close();
});

test('N05: ten thousand subscriptions are too many, and the server goes on', async () => {
  const gateway = await nats.connectAs('gateway');
  const refused = (async () => {
    for await (const status of gateway.status()) if (status.type === 'error') return status.error.message;
    return 'nothing';
  })();
  for (let i = 0; i < 10_000; i++) gateway.subscribe(`_INBOX_gateway.${i}`, { callback: () => undefined });
  expect(await refused).toMatch(/maximum subscriptions exceeded/iu);
  await gateway.close();
  expect(await members.may('gateway', 'publish', 'rpc.retrieval.search.v1')).toBe(true);
});

function inbox(user: string): string {
  return `_INBOX_${user}.>`;
}
