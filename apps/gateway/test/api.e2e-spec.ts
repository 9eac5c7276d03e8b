import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { eventually, startCoach, type Athlete, type CoachStack } from '../../../tools/local/test/coach-stack.ts';
import { FeedListener } from './feed-listener.ts';
import { askLikeHandOff } from './hand-off-client.ts';

let coach: CoachStack;
let alice: Athlete;
let gateway: string;

beforeAll(async () => {
  coach = await startCoach();
  gateway = coach.stack.urls.gateway;
  alice = await coach.athlete();
}, 180_000);
afterAll(() => coach?.close(), 60_000);

test('a client written from the hand-off’s text begins a conversation, asks, and finds the answer again', async () => {
  const { body } = await alice.call('POST', '/api/conversations', {});
  const conversation_id = (body as { id: string }).id;
  const answer = await askLikeHandOff(gateway, alice.token, { conversation_id, message: 'How heavy is the sled in the open division?' });
  expect([answer.status, answer.done, answer.text.length > 20]).toEqual([200, true, true]);
  const messages = (await alice.call('GET', `/api/conversations/${conversation_id}/messages`)).body as { role: string; content: string }[];
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  expect(messages[1]?.content).toBe(answer.text);
});

test('what is written down on one device is told to another, in order, and only to that athlete', async () => {
  const [mine, other] = await Promise.all([
    FeedListener.open(gateway, alice.token),
    FeedListener.open(gateway, (await coach.athlete()).token),
  ]);
  await Promise.all([mine.standing(), other.standing()]);
  const id = uuidv7();
  const run = { id, date: '2026-01-10', distance_miles: 6.2, duration_s: 2_700, type: 'tempo' };
  expect((await alice.call('POST', '/api/running-logs', run)).status).toBe(201);
  expect((await alice.call('POST', '/api/running-logs', run)).status).toBe(200);
  expect((await alice.call('PATCH', `/api/running-logs/${id}`, { notes: 'windy' })).status).toBe(200);
  const { turnId } = await alice.ask('How long is the row?').done;
  const last = () => mine.heard.at(-1);
  await eventually('the end of the turn is told', () => last()?.name === 'turn' && last()?.data['state'] === 'done');
  expect(mine.heard.map(({ name, data }) => `${name} ${String(data['change'] ?? data['state'])}`)).toEqual([
    'log added',
    'log changed',
    'turn accepted',
    'turn done',
  ]);
  expect(last()?.data['turnId']).toBe(turnId);
  expect(other.heard).toEqual([]);
  mine.leave();
  other.leave();
});

test('the export has what was written and what was said, and nothing of anybody else', async () => {
  const bob = await coach.athlete();
  await bob.ask('canary-2468 is the secret of Bob').done;
  const { status, body } = await alice.call('GET', '/api/account/export');
  expect(status).toBe(200);
  const file = body as Record<string, Record<string, unknown>[]>;
  expect(file['running_logs']).toMatchObject([{ distance_miles: expect.anything(), notes: 'windy' }]);
  expect(file['messages']?.length).toBe(4);
  expect(JSON.stringify(file)).not.toContain('canary-2468');
});

test('after the deletion nobody of the athlete gets in, and the erasure is told to whoever knows its id', async () => {
  const carol = await coach.athlete();
  const tab = await FeedListener.open(gateway, carol.token);
  await tab.standing();
  const answer = await carol.call('POST', '/api/account/deletion', { confirm: 'delete my account' });
  expect(answer.status).toBe(202);
  await tab.closed;
  expect((await carol.call('GET', '/api/profile')).status).toBe(401);
  const { erasureId } = answer.body as { erasureId: string };
  await eventually('the erasure is complete', async () => {
    const told = (await (await fetch(`${gateway}/api/account/erasures/${erasureId}`)).json()) as { completedAt: string | null };
    return told.completedAt !== null;
  });
}, 60_000);
