import type { TurnCompleted } from '@hyrox/contracts';
import type { EventMeta } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { collectConsent } from '../src/collect/collect-consent.ts';
import { collectFeedback } from '../src/collect/collect-feedback.ts';
import { collectTurn } from '../src/collect/collect-turn.ts';
import { countRows } from '../src/collect/count-rows.ts';
import { eraseAthlete } from '../src/collect/erase-athlete.ts';
import { openPrisma, type Prisma } from '../src/db/prisma.client.ts';

let server: TestDatabase;
let database: Database;
let prisma: Prisma;

beforeAll(async () => {
  server = await testDatabase();
  database = new Database({ url: server.url('svc_training_data_export'), log: createLogger('test', 'fatal') });
  prisma = openPrisma(database.pool);
}, 60_000);
afterAll(async () => {
  await prisma.$disconnect();
  await database.end();
  await server.close();
});

let order = 0;
const meta = (eventId = crypto.randomUUID() as string): EventMeta => ({
  eventId,
  subject: 's',
  athleteRef: 'r',
  streamSeq: ++order,
  deliveries: 1,
});
const someRef = () => crypto.randomUUID().replaceAll('-', '');
const turnOf = (athleteRef: string, text: string | null = 'Low hips.'): TurnCompleted => ({
  turnId: crypto.randomUUID(),
  conversationId: crypto.randomUUID(),
  athleteRef,
  messageId: crypto.randomUUID(),
  outcome: 'done',
  finish: 'stop',
  attempt: 1,
  model: 'm',
  promptVersion: 'p',
  sourceIds: ['team1c_003'],
  tokensIn: 3000,
  tokensOut: 600,
  costNanoUsd: 760_000,
  completedAt: new Date().toISOString(),
  training: text === null ? null : { messages: [{ role: 'user', content: 'sled?' }], answer: text },
});
const stored = (turnId: string) => prisma.collectedTurn.findUnique({ where: { turnId } });
const consent = (athleteRef: string, granted: boolean, m = meta()) =>
  collectConsent({ data: { athleteRef, purpose: 'training_reuse', granted, textVersion: 'v1' }, meta: m }, { database });

test('the same event delivered three times is one turn', async () => {
  const [data, m] = [turnOf(someRef()), meta()];
  for (let i = 0; i < 3; i++) await collectTurn({ data, meta: m }, { database });
  expect(await prisma.collectedTurn.count({ where: { turnId: data.turnId } })).toBe(1);
  expect((await stored(data.turnId))?.answer).toBe('Low hips.');
});

test('a turn without consent is counted but its words are not kept', async () => {
  const data = turnOf(someRef(), null);
  await collectTurn({ data, meta: meta() }, { database });
  expect(await stored(data.turnId)).toMatchObject({ answer: null, messages: null, tokensOut: 600 });
});

test('withdrawn consent forgets the words at once, and late events bring none back', async () => {
  const ref = someRef();
  const [before, late] = [turnOf(ref), turnOf(ref)];
  await consent(ref, true);
  await collectTurn({ data: before, meta: meta() }, { database });
  await consent(ref, false);
  await collectTurn({ data: late, meta: meta() }, { database });
  expect((await stored(before.turnId))?.answer).toBeNull();
  expect((await stored(late.turnId))?.answer).toBeNull();
});

test('an older consent that arrives late does not overrule a newer one', async () => {
  const ref = someRef();
  const early = meta();
  await consent(ref, false);
  await consent(ref, true, early);
  expect(
    await prisma.collectedConsent.findUnique({ where: { athleteRef_purpose: { athleteRef: ref, purpose: 'training_reuse' } } }),
  ).toMatchObject({ granted: false });
});

test('the latest thumb counts, and a withdrawn one is gone', async () => {
  const [ref, messageId] = [someRef(), crypto.randomUUID()];
  const thumb = (rating: 1 | -1 | null) =>
    collectFeedback({ data: { messageId, turnId: null, athleteRef: ref, rating }, meta: meta() }, { database });
  await thumb(1);
  await thumb(-1);
  expect(await prisma.collectedFeedback.findMany({ where: { messageId } })).toMatchObject([{ rating: -1 }]);
  await thumb(null);
  expect(await prisma.collectedFeedback.count({ where: { messageId } })).toBe(0);
});

test('an erased athlete leaves nothing, and nothing comes back', async () => {
  const ref = someRef();
  const turn = turnOf(ref);
  await collectTurn({ data: turn, meta: meta() }, { database });
  await eraseAthlete({ data: { athleteRef: ref, erasedAt: new Date().toISOString() }, meta: meta() }, { database });
  await collectTurn({ data: turnOf(ref), meta: meta() }, { database });
  await consent(ref, true);
  expect(await prisma.collectedTurn.count({ where: { athleteRef: ref } })).toBe(0);
  expect(await prisma.collectedConsent.count({ where: { athleteRef: ref } })).toBe(0);
});

test('the collector counts what it holds and cannot read what others own', async () => {
  const counted = await countRows({}, { prisma });
  expect(counted.turns).toBeGreaterThan(0);
  expect(counted.withText).toBeLessThan(counted.turns);
  await expect(database.pool.query('select * from public.messages')).rejects.toThrow(/permission denied/);
});
