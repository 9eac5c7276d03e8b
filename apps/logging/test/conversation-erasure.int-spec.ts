import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { forgetCollectedConversation } from '@hyrox/contracts';
import { AthleteEvents, Bus } from '@hyrox/messaging';
import { OutboxRelay } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { jetstream } from '@nats-io/jetstream';
import { startNats, type TestNats } from '../../../tools/local/test/nats-server.ts';
import { deleteConversation } from '../src/conversations/delete-conversation.ts';
import { ConversationErasures, eraseConversations, type ErasureDeps } from '../src/erasure/conversation-erasures.ts';
import { openRecord, type Athlete, type TestRecord } from './open-record.ts';

const log = createLogger('logging', 'silent');
let record: TestRecord;
let nats: TestNats;
let bus: Bus;
let dataTeam: Awaited<ReturnType<TestNats['connectAs']>>;
let relay: OutboxRelay;
let ana: Athlete;
/** What the data team is asked to forget; without an answer while it is away. */
const asked: { conversationId: string; athleteRef: string }[] = [];
let held = 0;
let dataTeamIsAway = false;

beforeAll(async () => {
  [record, nats] = await Promise.all([openRecord(), startNats()]);
  await nats.provision();
  dataTeam = await nats.connectAs('training-data-export');
  dataTeam.subscribe(forgetCollectedConversation.subject, {
    queue: forgetCollectedConversation.queue,
    callback: (_, message) => {
      asked.push(message.json());
      const error = { code: 'unavailable', message: 'away', retryable: true };
      message.respond(JSON.stringify(dataTeamIsAway ? { error } : { ok: { removed: held } }));
      if (!dataTeamIsAway) held = 0;
    },
  });
  await dataTeam.flush();
  bus = await Bus.connect({ url: nats.url, user: 'logging', password: 'logging-password', holderKind: 'logging', log });
  relay = new OutboxRelay({ bus, database: record.database, log, source: 'logging' });
}, 60_000);
beforeEach(async () => {
  ana = await record.newAthlete();
  asked.length = 0;
});
afterAll(async () => {
  await relay?.stop();
  await Promise.all([bus?.close(), dataTeam?.close()]);
  await nats?.stop();
  await record?.close();
});

const deps = (over: Partial<ErasureDeps> = {}): ErasureDeps => ({
  database: record.database,
  bus,
  events: new AthleteEvents(bus),
  log: { warn: () => undefined },
  quietMs: 0,
  // The embedded database counts milliseconds: of two looks within the same one the second would come too early.
  lateCheckMs: -1,
  ...over,
});
const until = async (holds: () => Promise<boolean>) => {
  for (let i = 0; !(await holds()); i++) {
    if (i > 300) throw new Error('it did not come true in 15 s');
    await new Promise((again) => setTimeout(again, 50));
  }
};
const relayed = () =>
  until(async () => {
    relay.kick();
    return (await record.rows('select 1 from outbox where sent_at is null')).length === 0;
  });
/** A turn with training consent, answered and in the stream. */
const answered = async (athlete: Athlete, canary: string, conversationId: string = randomUUID()) => {
  const carry = { trainingConsent: true, adult: true, promptMessages: [{ role: 'user', content: canary }], promptVersion: 'p1' };
  await record.answered(athlete, { conversationId, message: canary }, { text: `Answer ${canary}`, carry });
  await relayed();
  return conversationId;
};
const remove = (athlete: Athlete, conversationId: string) => deleteConversation({ ...athlete, conversationId }, record.deps);
const open = async () => (await record.rows('select conversation_id from conversation_erasures')).map((row) => row['conversation_id']);
const streamed = async (athlete: Athlete) => {
  const events = new AthleteEvents(bus);
  const names: string[] = [];
  for (let event = await events.after(athlete.athleteRef, 0); event; event = await events.after(athlete.athleteRef, event.streamSeq))
    names.push(event.name);
  return names;
};
const reconnected = async (connection: Bus['connection']) => {
  for await (const { type } of connection.status()) if (type === 'reconnect') return;
};
/** The server dies and comes back; so does everybody on it, each at a moment of its own, and the data team's subscription. */
const restartNats = async () => {
  const back = Promise.all([reconnected(bus.connection), reconnected(dataTeam)]);
  await nats.restart();
  await back;
  await dataTeam.flush();
};

test('P04: what was relayed of a deleted conversation leaves the files of the stream; other conversations and the word of it stay', async () => {
  const [gone, kept] = [`canary-${randomUUID()}`, `canary-${randomUUID()}`];
  const conversationId = await answered(ana, gone);
  await answered(ana, `${gone} again`, conversationId);
  await answered(ana, kept);
  expect([nats.onDisk(gone), nats.onDisk(kept)]).toEqual([4, 2]);
  await remove(ana, conversationId);
  await relayed();
  expect(await open()).toEqual([conversationId]);
  await eraseConversations(deps());
  expect(asked).toEqual([{ conversationId, athleteRef: ana.athleteRef }]);
  expect(await streamed(ana)).toEqual(['turn-accepted', 'turn-completed', 'conversation-changed']);
  await restartNats();
  expect([nats.onDisk(gone), nats.onDisk(kept)]).toEqual([0, 2]);
  await eraseConversations(deps());
  expect(await open()).toEqual([conversationId]);
  await eraseConversations(deps());
  expect(await open()).toEqual([]);
});

test('P04: an event that was on its way when the conversation went is erased when it arrives', async () => {
  const conversationId = await answered(ana, 'first');
  await remove(ana, conversationId);
  await relayed();
  await eraseConversations(deps());
  await eraseConversations(deps());
  const late = `canary-${randomUUID()}`;
  await jetstream(bus.connection, { checkAPI: false }).publish(
    `evt.turn-completed.v1.${ana.athleteRef}`,
    JSON.stringify({ conversationId, training: { answer: late } }),
  );
  await eraseConversations(deps());
  expect([await open(), nats.onDisk(late)]).toEqual([[conversationId], 0]);
  await eraseConversations(deps());
  await eraseConversations(deps());
  expect(await open()).toEqual([]);
});

test('P04: while the data team is away the stream is cleared all the same, and the erasure stays open; so it does while it still held something', async () => {
  const canary = `canary-${randomUUID()}`;
  const conversationId = await answered(ana, canary);
  await remove(ana, conversationId);
  await relayed();
  dataTeamIsAway = true;
  for (let round = 0; round < 3; round++) await eraseConversations(deps());
  expect([nats.onDisk(canary), await open()]).toEqual([0, [conversationId]]);
  [dataTeamIsAway, held] = [false, 3];
  await eraseConversations(deps());
  expect(await record.rows('select clean_since from conversation_erasures')).toEqual([{ clean_since: null }]);
  await eraseConversations(deps());
  await eraseConversations(deps());
  expect(await open()).toEqual([]);
});

test('P04: it is not over while it is quiet for too short a time, nor before the late look; and a look is not wasted in between', async () => {
  const conversationId = await answered(ana, 'words');
  await remove(ana, conversationId);
  const slow = deps({ quietMs: 60_000, lateCheckMs: 120_000 });
  await eraseConversations(slow);
  await eraseConversations(slow);
  await eraseConversations(slow);
  expect([await open(), asked.length]).toEqual([[conversationId], 3]);
  await record.rows(`update conversation_erasures set clean_since = now() - interval '90 seconds'`);
  await eraseConversations(slow);
  expect([await open(), asked.length]).toEqual([[conversationId], 3]);
  await record.rows(`update conversation_erasures set clean_since = now() - interval '150 seconds'`);
  await eraseConversations(slow);
  expect([await open(), asked.length]).toEqual([[], 4]);
});

test('a deletion wakes the work that goes on in the background; the erasure of the account takes it along', async () => {
  // Nothing is over within the test, however long the machine takes between two looks.
  const work = new ConversationErasures(deps({ quietMs: 60_000, lateCheckMs: 120_000 }));
  work.start();
  const canary = `canary-${randomUUID()}`;
  const conversationId = await answered(ana, canary);
  await deleteConversation({ ...ana, conversationId }, { ...record.deps, erasures: work });
  await until(async () => nats.onDisk(canary) === 0);
  await work.stop();
  expect(await open()).toContain(conversationId);
  await record.rows('delete from auth.users where id = $1', [ana.athleteId]);
  expect(await open()).toEqual([]);
});
