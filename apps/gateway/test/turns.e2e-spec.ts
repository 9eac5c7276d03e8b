import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { eventually, startCoach, type Athlete, type CoachStack } from '../../../tools/local/test/coach-stack.ts';

let coach: CoachStack;
let alice: Athlete;
let bob: Athlete;
let owner: pg.Pool;

beforeAll(async () => {
  coach = await startCoach();
  owner = new pg.Pool({ connectionString: coach.stack.databaseUrl('postgres'), max: 1 });
  [alice, bob] = await Promise.all([coach.athlete(), coach.athlete()]);
}, 180_000);
afterAll(async () => {
  await owner?.end();
  await coach?.close();
}, 60_000);
beforeEach(async () => {
  await coach.standIn('faults', { plan: [] });
  await coach.standIn('mode', { mode: 'extractive', firstTokenMs: 60, tokensPerSecond: 400 });
});

const rows = async (sql: string, values: unknown[]) => (await owner.query(sql, values)).rows as Record<string, unknown>[];
const stored = async (turnId: string) =>
  (await rows(`select content, outcome from messages where turn_id = $1 and role = 'assistant'`, [turnId]))[0];
const long = (tokens: number) => coach.standIn('mode', { mode: 'scripted', script: { generate: { tokens } } });

test('the same turn posted ten times at once is one turn, one answer, ten equal texts', async () => {
  const [turnId, conversationId] = [uuidv7(), uuidv7()];
  const message = 'How heavy is the sled?';
  const devices = Array.from({ length: 4 }, () => alice.ask(message, { turnId, conversationId }));
  const posts = Array.from({ length: 6 }, () => alice.call('POST', '/api/turns', { turnId, conversationId, message }).catch(() => null));
  const views = await Promise.all(devices.map((device) => device.done));
  await Promise.all(posts);
  expect(views.flatMap((view) => view.violations)).toEqual([]);
  expect(new Set(views.map((view) => view.text)).size).toBe(1);
  expect(await rows('select role from messages where turn_id = $1 order by role', [turnId])).toEqual([
    { role: 'assistant' },
    { role: 'user' },
  ]);
  expect((await stored(turnId))?.['content']).toBe(views[0]?.text);
  expect(await rows('select attempt from generations where turn_id = $1', [turnId])).toEqual([{ attempt: 1 }]);
});

test('the same turn id with another message is a conflict, and nothing changes', async () => {
  const first = alice.ask('What is a roxzone?');
  const { turnId } = await first.done;
  const again = await alice.call('POST', '/api/turns', { turnId, conversationId: uuidv7(), message: 'Something else' });
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'conflict', retryable: false } } });
  expect((await stored(turnId))?.['content']).toBe(first.view.text);
});

test('one live turn per conversation: a second question waits for the first answer', async () => {
  await long(600);
  const conversationId = uuidv7();
  const first = alice.ask('first', { conversationId });
  await eventually('the first turn is accepted', () => first.view.traceId !== '');
  const second = await alice.call('POST', '/api/turns', { turnId: uuidv7(), conversationId, message: 'second' });
  expect(second).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } });
  expect((await first.done).violations).toEqual([]);
});

test('a stop that races the end gives one outcome, told to every device, and keeps what was said', async () => {
  await long(40);
  for (let round = 0; round < 6; round++) {
    const one = alice.ask('count');
    await eventually('tokens flow', () => one.view.text.length > 20 || one.view.terminal.length > 0);
    const two = alice.join(one.view.turnId);
    if (round % 2) await new Promise((later) => setTimeout(later, 15 * round));
    const stops = await Promise.all([1, 2].map(() => alice.call('POST', `/api/turns/${one.view.turnId}/stop`)));
    expect(stops.map((stop) => stop.status)).toEqual([202, 202]);
    const [a, b] = await Promise.all([one.done, two.done]);
    expect([...a.violations, ...b.violations]).toEqual([]);
    const row = await stored(a.turnId);
    expect([a.terminal[0]?.name, b.terminal[0]?.name]).toEqual([row?.['outcome'], row?.['outcome']]);
    expect([a.text, b.text]).toEqual([row?.['content'], row?.['content']]);
  }
}, 60_000);

test('a device that drops again and again ends with the same bytes as one that stays', async () => {
  await long(700);
  const stays = alice.ask('steady');
  await eventually('tokens flow', () => stays.view.text.length > 50);
  const drops = alice.join(stays.view.turnId);
  for (let i = 0; i < 8 && !stays.view.terminal.length; i++) {
    await new Promise((later) => setTimeout(later, 120));
    drops.drop();
  }
  const [a, b] = await Promise.all([stays.done, drops.done]);
  expect([...a.violations, ...b.violations]).toEqual([]);
  expect(b.connects).toBeGreaterThan(2);
  expect(b.text).toBe(a.text);
  expect((await stored(a.turnId))?.['content']).toBe(a.text);
});

test('one athlete can neither read, join, stop nor continue what belongs to another', async () => {
  await long(300);
  const conversationId = uuidv7();
  const secret = alice.ask('canary-4711', { conversationId });
  await eventually('tokens flow', () => secret.view.text.length > 0);
  const spy = bob.join(secret.view.turnId);
  expect((await spy.done).refused?.status).toBe(404);
  expect(await bob.call('POST', `/api/turns/${secret.view.turnId}/stop`)).toMatchObject({ status: 404 });
  expect(await bob.call('GET', `/api/conversations/${conversationId}/messages`)).toMatchObject({ status: 404 });
  expect(await bob.call('POST', '/api/turns', { turnId: uuidv7(), conversationId, message: 'mine now' })).toMatchObject({ status: 404 });
  expect(JSON.stringify((await bob.call('GET', '/api/conversations')).body)).not.toContain('canary-4711');
  const view = await secret.done;
  expect([view.terminal[0]?.name, view.violations]).toEqual(['done', []]);
});

test('a conversation remembers: the model is sent what was said before', async () => {
  const conversationId = uuidv7();
  await alice.ask('My sled push was 4:30 in Leeds.', { conversationId }).done;
  await alice.ask('And the lunges?', { conversationId }).done;
  const listed = (await alice.call('GET', `/api/conversations/${conversationId}/messages`)).body as { role: string; content: string }[];
  expect(listed.map((message) => message.role)).toEqual(['user', 'assistant', 'user', 'assistant']);
  const [last] = (await coach.standIn('requests?limit=1')) as { messages: { role: string; content: string }[] }[];
  expect(last?.messages.map((message) => message.role)).toEqual(['system', 'system', 'user', 'assistant', 'user']);
  expect(last?.messages[2]?.content).toContain('4:30 in Leeds');
});

test("the hand-off's wire: tokens as data lines and [DONE] at the end", async () => {
  const response = await fetch(`${coach.stack.urls.gateway}/api/chat`, {
    method: 'POST',
    headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ conversation_id: uuidv7(), message: 'How long is the row?' }),
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const lines = (await response.text()).split('\n').filter((line) => line.startsWith('data: '));
  expect(lines.at(-1)).toBe('data: [DONE]');
  const text = lines
    .slice(0, -1)
    .map((line) => (JSON.parse(line.slice(6)) as { token: string }).token)
    .join('');
  expect(text).toContain('Offline model');
});

test('without embeddings the keyword half answers, and the page is told', async () => {
  coach.stack.kill('openai', 'SIGSTOP');
  const view = await alice.ask('Which damper setting for the ski erg in week seven?').done;
  coach.stack.kill('openai', 'SIGCONT');
  expect([view.terminal[0]?.name, view.degraded]).toEqual(['done', 'no_embedding']);
  expect(await rows('select degraded from messages where turn_id = $1 and degraded is not null', [view.turnId])).toEqual([
    { degraded: 'no_embedding' },
  ]);
});

test('a model that is warming up says so, and the answer comes all the same', async () => {
  await coach.standIn('faults', { plan: [{ fault: '503', times: 1 }] });
  const view = await alice.ask('How wide is a lane?').done;
  expect(view.statuses.map((status) => status.state)).toContain('warming');
  expect([view.terminal[0]?.name, view.violations]).toEqual(['done', []]);
}, 60_000);

test('an answer that is cut by the provider begins again, is told so, and comes whole', async () => {
  await long(200);
  await coach.standIn('faults', { plan: [{ fault: 'cut_after_tokens', tokens: 50, times: 1 }] });
  const view = await alice.ask('cut me once').done;
  expect([view.terminal[0]?.name, view.restarts, view.violations]).toEqual(['done', 1, []]);
  expect((await stored(view.turnId))?.['content']).toBe(view.text);
}, 60_000);

test('an answer that is cut each time keeps what came and says that it failed', async () => {
  await long(200);
  await coach.standIn('faults', { plan: [{ fault: 'cut_after_tokens', tokens: 50, times: 20 }] });
  const view = await alice.ask('cut me').done;
  await coach.standIn('faults', { plan: [] });
  expect(view.terminal[0]?.name).toBe('failed');
  expect(view.text.length).toBeGreaterThan(20);
  expect((await stored(view.turnId))?.['content']).toBe(view.text);
}, 60_000);

test('one trace runs through every service, and no word of the conversation is in any log', async () => {
  const view = await alice.ask('canary-0815 how do I breathe on the rower?').done;
  await eventually(
    'the turn is collected',
    async () => (await rows('select 1 from collected_turns where turn_id = $1', [view.turnId])).length === 1,
  );
  const folder = path.join(coach.dataDir, 'logs');
  const logs = fs.readdirSync(folder).map((file) => ({ file, text: fs.readFileSync(path.join(folder, file), 'utf8') }));
  const traced = logs.filter(({ text }) => text.includes(view.traceId)).map(({ file }) => file);
  expect(traced).toEqual(expect.arrayContaining(['gateway.log', 'inference-gateway.log', 'logging.log']));
  expect(logs.filter(({ text }) => text.includes('canary-0815') || text.includes('canary-4711')).map(({ file }) => file)).toEqual([]);
});
