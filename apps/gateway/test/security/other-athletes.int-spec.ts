import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FakePages } from '../fake-pages.ts';
import { GatewayLab } from '../gateway-lab.ts';
import { errorOf, sender } from '../send.ts';
import type { SignedIn } from '../sign-in.ts';

/** What only Bob may see. */
const CANARY = 'canary-4711';

let lab: GatewayLab;
let pages: FakePages;
let alice: SignedIn;
let bob: SignedIn;
let asAlice: ReturnType<typeof sender>;
let asBob: ReturnType<typeof sender>;
/** Bob's, each by its route. */
let theirs: { conversation: string; turn: string; run: string; message: string };

beforeAll(async () => {
  lab = await GatewayLab.start();
  pages = await lab.pages();
  const { url } = await lab.gateway({ SSE_PER_ATHLETE: 50 });
  await lab.worker({ pieces: () => [CANARY], paceMs: 0 });
  [alice, bob] = [await lab.signIn.athlete(), await lab.signIn.athlete()];
  asAlice = sender(url, alice.token);
  asBob = sender(url, bob.token);
  const { id: conversation } = (await (await asBob('POST', '/api/conversations', {})).json()) as { id: string };
  const turn = randomUUID();
  await (await asBob('POST', '/api/turns', { turnId: turn, conversationId: conversation, message: CANARY })).text();
  const run = randomUUID();
  await asBob('POST', '/api/running-logs', {
    id: run,
    date: '2026-11-20',
    distance_miles: 3,
    duration_s: 1_500,
    type: 'easy',
    notes: CANARY,
  });
  const message = randomUUID();
  pages.messages.set(message, bob.id);
  theirs = { conversation, turn, run, message };
});
afterAll(() => lab.stop());

/** A refusal says nothing about what there is. */
async function expectNothing(asking: Promise<Response>, status = 404): Promise<void> {
  const answer = await asking;
  const text = await answer.text();
  expect(text).not.toContain(CANARY);
  expect([answer.status, (JSON.parse(text) as { error: { code: string } }).error.code]).toEqual([
    status,
    status === 404 ? 'not_found' : 'conflict',
  ]);
}

test('B01 reading another’s conversation, answer or entry finds nothing', async () => {
  await expectNothing(asAlice('GET', `/api/conversations/${theirs.conversation}/messages`));
  await expectNothing(asAlice('GET', `/api/turns/${theirs.turn}/events`));
  for (const path of ['/api/conversations', '/api/running-logs']) expect(await (await asAlice('GET', path)).json()).toEqual([]);
});

test('B01 what is foreign and what is missing read the same', async () => {
  const withoutId = async (asking: Promise<Response>) => JSON.stringify({ ...(await errorOf(await asking)), requestId: '' });
  const path = (id: string) => `/api/conversations/${id}/messages`;
  expect(await withoutId(asAlice('GET', path(theirs.conversation)))).toBe(await withoutId(asAlice('GET', path(randomUUID()))));
});

test('B02 a question in another’s conversation is not asked: no row, no model', async () => {
  const [rows, asked] = [lab.record.rows.size, lab.workers[0]?.generated.length];
  const question = { turnId: randomUUID(), conversationId: theirs.conversation, message: 'mine now' };
  await expectNothing(asAlice('POST', '/api/turns', question));
  await expectNothing(asAlice('POST', '/api/chat', { conversation_id: theirs.conversation, message: 'mine now' }));
  expect([lab.record.rows.size, lab.workers[0]?.generated.length]).toEqual([rows, asked]);
});

test.each([
  ['POST', '/api/turns', { turnId: randomUUID(), conversationId: randomUUID(), message: 'Hi' }, { user_id: randomUUID() }],
  ['POST', '/api/turns', { turnId: randomUUID(), conversationId: randomUUID(), message: 'Hi' }, { role: 'system' }],
  ['POST', '/api/turns', { turnId: randomUUID(), conversationId: randomUUID(), message: 'Hi' }, { model: 'gpt-5' }],
  ['POST', '/api/chat', { conversation_id: randomUUID(), message: 'Hi' }, { created_at: '2000-01-01' }],
  ['POST', '/api/chat', { conversation_id: randomUUID(), message: 'Hi' }, { max_tokens: 200_000 }],
  ['POST', '/api/profile', { weight_kg: 80 }, { user_id: randomUUID() }],
  ['POST', '/api/profile', {}, { id: randomUUID() }],
  ['POST', '/api/conversations', {}, { athlete_id: randomUUID() }],
  ['POST', '/api/workouts', { date: '2026-11-20', session_type: 'run' }, { athlete_id: randomUUID() }],
  ['POST', `/api/messages/${randomUUID()}/feedback`, { rating: 1 }, { content: 'other words' }],
  ['POST', '/api/consents', { purpose: 'health_data', granted: true, text_version: 'v' }, { user_id: randomUUID() }],
])('B03 %s %s does not take %j with %j, and names it', async (method, path, body, more) => {
  const field = Object.keys(more)[0];
  expect(await errorOf(await asAlice(method, path, { ...body, ...more }))).toMatchObject({ status: 400, code: 'invalid', field });
});

test('B04 another’s conversation and entry are neither changed nor deleted', async () => {
  await expectNothing(asAlice('PATCH', `/api/conversations/${theirs.conversation}`, { title: 'mine' }));
  await expectNothing(asAlice('DELETE', `/api/conversations/${theirs.conversation}`));
  await expectNothing(asAlice('PATCH', `/api/running-logs/${theirs.run}`, { notes: 'mine' }));
  await expectNothing(asAlice('DELETE', `/api/running-logs/${theirs.run}`));
  // The same id under another log is not there either, not even for its owner.
  await expectNothing(asBob('DELETE', `/api/workouts/${theirs.run}`));
  expect(pages.conversations.get(theirs.conversation)).toEqual({ owner: bob.id, title: null });
  expect(JSON.stringify(pages.logs.get(theirs.run))).toContain(CANARY);
});

test('B05 another’s answer cannot be stopped', async () => {
  await expectNothing(asAlice('POST', `/api/turns/${theirs.turn}/stop`));
  expect(lab.record.rows.get(theirs.turn)?.stopRequested).toBe(false);
});

test('B06 E02 another’s answer is not resumed, whatever place is named', async () => {
  for (const place of ['1.0', '1.5', '0.0', '-1.2', `1.${2n ** 63n}`, 'x', '1.1; drop table'])
    await expectNothing(asAlice('GET', `/api/turns/${theirs.turn}/events`, undefined, { 'last-event-id': place }));
});

test('E02 a place that is none begins the own answer at its beginning', async () => {
  for (const place of ['-1.2', `1.${2n ** 63n}`, 'x', 'aaa-5', '9'.repeat(2_000)]) {
    const answer = await (await asBob('GET', `/api/turns/${theirs.turn}/events`, undefined, { 'last-event-id': place })).text();
    expect(answer).toContain(`{"t":"${CANARY}"}`);
    expect(answer.match(/event: done/gu)).toHaveLength(1);
  }
});

test('B07 a thumb on another’s answer finds nothing', async () => {
  await expectNothing(asAlice('POST', `/api/messages/${theirs.message}/feedback`, { rating: 1 }));
});

test('B08 the key of another’s request gives nothing of theirs away', async () => {
  const question = { turnId: theirs.turn, conversationId: randomUUID(), message: CANARY.toUpperCase() };
  await expectNothing(asAlice('POST', '/api/turns', question), 409);
  const run = { id: theirs.run, date: '2026-11-20', distance_miles: 3, duration_s: 1_500, type: 'easy' };
  await expectNothing(asAlice('POST', '/api/running-logs', run), 409);
});

test.each([
  'user_id=bob',
  'limit=-1',
  'limit=100000',
  'limit=1e3',
  'order=;drop',
  'before=%00',
  'before[]=x',
  'search=',
  'limit=1&limit=2',
])('B09 a list with ?%s is refused', async (query) => {
  expect(await errorOf(await asAlice('GET', `/api/conversations?${query}`))).toMatchObject({ status: 400, code: 'invalid' });
});

test('B09 a cursor of another’s shows only the own', async () => {
  expect(await (await asAlice('GET', `/api/conversations?before=${theirs.conversation}`)).json()).toEqual([]);
});

test.each(['%00', '..%2f..%2fetc', '[]', '{}', 'null', '%E0%A4%A', "1' or '1'='1", '00000000-0000-0000-0000-00000000000g', '%20'])(
  'B10 an id like %s is 400 or 404',
  async (id) => {
    const answers = await Promise.all(
      [`/api/conversations/${id}/messages`, `/api/turns/${id}/events`, `/api/account/erasures/${id}`].map((path) => asAlice('GET', path)),
    );
    for (const answer of answers) {
      expect([400, 404]).toContain(answer.status);
      expect(await errorOf(answer)).toMatchObject({ retryable: false });
    }
  },
);

test('B10 upper case and a trailing slash name the same conversation, and still not another’s', async () => {
  const path = `/api/conversations/${theirs.conversation.toUpperCase()}/messages`;
  expect((await asBob('GET', path)).status).toBe(200);
  await expectNothing(asAlice('GET', path));
  await expectNothing(asAlice('GET', `${path}/`));
});
