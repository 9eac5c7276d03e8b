import { once } from 'node:events';
import { afterEach, expect, test } from '@jest/globals';
import { type FollowDeps, followTurn } from './follow-turn.ts';
import { openStream, type Scene, scriptedServer, sse, write } from './scripted-server.harness.ts';
import type { TurnView } from './turn-view.ts';

const TURN = '0192aaaa-0000-7000-8000-000000000001';
const CONVERSATION = '0192aaaa-0000-7000-8000-000000000002';
const START = { turnId: TURN, conversationId: CONVERSATION, message: 'How do I pace the sled?' };
const TEXT = 'Größer als 45° 🙂 and never stop.';

const accepted = (attempt = 1) => sse('accepted', `${attempt}.0`, { turnId: TURN, conversationId: CONVERSATION, attempt, traceId: 'x' });
const token = (from: number, to: number, attempt = 1) => sse('token', `${attempt}.${to}`, { t: TEXT.slice(from, to) });
const end = (name = 'done', length = TEXT.length, attempt = 1) =>
  sse(name, `${attempt}.${length}`, { outcome: name, finish: 'stop', attempt, length });
const error =
  (status: number, code: string, message: string, headers = {}): Scene =>
  (res) =>
    void res
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ error: { code, message, retryable: false, requestId: 'r' } }));
const rest: Scene = (res, { lastEventId }) => {
  const at = Number(lastEventId?.split('.')[1] ?? 0);
  openStream(res).end(accepted() + token(at, TEXT.length) + end());
};

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  closing = [];
});

async function follow(scenes: readonly Scene[], more: Partial<FollowDeps> & { start?: typeof START | null; signal?: AbortSignal } = {}) {
  const { start = START, signal = new AbortController().signal, ...deps } = more;
  const server = await scriptedServer(scenes);
  closing.push(server.close);
  const views: TurnView[] = [];
  const last = await followTurn(
    { turnId: TURN, start, signal },
    {
      origin: server.origin,
      token: { current: async () => 'old', refresh: async () => 'new' },
      connectivity: { isOnline: () => true, onPromising: (listener) => clearTimeout.bind(null, setTimeout(listener, 5)) },
      onView: (view) => views.push(view),
      ...deps,
    },
  );
  return { last, views, seen: server.seen };
}

test('an answer in one go is one POST', async () => {
  const { last, seen, views } = await follow([(res) => void openStream(res).end(accepted() + token(0, 9) + token(9, TEXT.length) + end())]);
  expect(last).toMatchObject({ phase: 'ended', text: TEXT, end: { outcome: 'done' } });
  expect(seen).toEqual([
    { method: 'POST', path: '/api/turns', body: JSON.stringify(START), authorization: 'Bearer old', lastEventId: undefined },
  ]);
  expect(views.at(-1)).toBe(last);
});

test('bytes cut inside characters and events are put together again', async () => {
  const byByte: Scene = async (res) => {
    openStream(res);
    for (const byte of Buffer.from(accepted() + token(0, TEXT.length) + end())) await write(res, Uint8Array.of(byte));
    res.end();
  };
  expect((await follow([byByte])).last.text).toBe(TEXT);
});

test('a connection cut in the middle of an event goes on from the own place', async () => {
  const cutInEvent: Scene = async (res) => {
    await write(openStream(res), accepted() + token(0, 12) + token(12, 20).slice(0, 25));
    res.destroy();
  };
  const { last, seen, views } = await follow([cutInEvent, rest]);
  expect(last).toMatchObject({ phase: 'ended', text: TEXT, connection: 'open' });
  expect(seen[1]).toMatchObject({ method: 'GET', path: `/api/turns/${TURN}/events`, lastEventId: '1.12' });
  expect(views.some((view) => view.connection === 'reconnecting')).toBe(true);
});

test('a stream that ends without an end is not the end', async () => {
  const { last, seen } = await follow([(res) => void openStream(res).end(accepted() + token(0, 5)), rest]);
  expect(last.text).toBe(TEXT);
  expect(seen.map(({ method }) => method)).toEqual(['POST', 'GET']);
});

test('until it was accepted the very same POST is repeated', async () => {
  const { last, seen } = await follow([
    (res) => void res.destroy(),
    (res) => void openStream(res).end(': hello\n\n'),
    error(503, 'unavailable', 'later'),
    rest,
  ]);
  expect(last.phase).toBe('ended');
  expect(seen.map(({ method, body }) => [method, body])).toEqual(Array.from({ length: 4 }, () => ['POST', JSON.stringify(START)]));
});

test('a 503 is asked again no sooner than it said', async () => {
  const began = performance.now();
  const { last } = await follow([error(503, 'unavailable', 'later', { 'retry-after': '1' }), rest]);
  expect(last.phase).toBe('ended');
  expect(performance.now() - began).toBeGreaterThan(950);
});

test.each([
  [409, 'conflict', 'Coach K is still answering'],
  [429, 'rate_limited', 'Slow down'],
  [400, 'invalid', 'A message has at most 8000 characters'],
  [404, 'not_found', 'No such conversation'],
])('a %i is the end, in the words of the server', async (status, code, message) => {
  const { last, seen } = await follow([error(status, code, message)]);
  expect(last).toMatchObject({ phase: 'refused', refusal: { code, message } });
  expect(seen).toHaveLength(1);
});

test('an expired token is renewed once and the request repeated', async () => {
  const { last, seen } = await follow([error(401, 'unauthenticated', 'expired'), rest]);
  expect(last.phase).toBe('ended');
  expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new']);
});

test('a token that is refused twice ends as unauthenticated', async () => {
  const { last, seen } = await follow([error(401, 'unauthenticated', 'expired')]);
  expect(last.refusal?.code).toBe('unauthenticated');
  expect(seen).toHaveLength(2);
});

test('a missing range is fetched from the own place', async () => {
  const { last, seen } = await follow([(res) => void openStream(res).write(accepted() + token(0, 5) + token(9, 12)), rest]);
  expect(last.text).toBe(TEXT);
  expect(seen[1]?.lastEventId).toBe('1.5');
});

test('an end that does not fit the text is checked again from the start, and given up in words when it never fits', async () => {
  const wrong: Scene = (res) => void openStream(res).end(accepted() + token(0, TEXT.length) + end('done', 3));
  expect((await follow([wrong, rest])).last).toMatchObject({ phase: 'ended', text: TEXT });
  expect((await follow([wrong])).last).toMatchObject({ phase: 'refused', refusal: { code: 'internal' } });
});

test('a second attempt replaces the text of the first', async () => {
  const dies: Scene = async (res) => {
    await write(openStream(res), accepted() + token(0, 20));
    res.destroy();
  };
  const again: Scene = (res) =>
    void openStream(res).end(sse('restart', '2.0', { attempt: 2 }) + token(0, TEXT.length, 2) + end('done', TEXT.length, 2));
  const { last, seen } = await follow([dies, again]);
  expect(last).toMatchObject({ attempt: 2, text: TEXT, phase: 'ended' });
  expect(seen[1]?.lastEventId).toBe('1.20');
});

test('a server that drains says so and is followed to its successor', async () => {
  const drains: Scene = (res) => void openStream(res).end(accepted() + token(0, 4) + 'event: reconnect\ndata: {}\n\n');
  expect((await follow([drains, rest])).last.text).toBe(TEXT);
});

test('a connection that falls silent is given up', async () => {
  const silent: Scene = (res) => void openStream(res).write(accepted() + token(0, 6));
  const { last, seen } = await follow([silent, rest], { silenceMs: 60 });
  expect(last.text).toBe(TEXT);
  expect(seen[1]?.lastEventId).toBe('1.6');
});

test('a turn found running is followed from its beginning without a POST', async () => {
  const { last, seen } = await follow([rest], { start: null });
  expect(last.text).toBe(TEXT);
  expect(seen[0]).toMatchObject({ method: 'GET', lastEventId: undefined });
});

test('an event nobody knows is passed over; one that breaks the contract again and again ends in words', async () => {
  const newer: Scene = (res) => void openStream(res).end(accepted() + sse('confetti', '1.0', {}) + token(0, TEXT.length) + end());
  expect((await follow([newer])).last.phase).toBe('ended');
  const broken: Scene = (res) => void openStream(res).end(sse('accepted', '1.0', { no: 1 }));
  expect((await follow([broken])).last).toMatchObject({ phase: 'refused', refusal: { code: 'internal' } });
});

test('leaving closes the connection and changes nothing', async () => {
  const leaving = new AbortController();
  let closed: Promise<unknown> = Promise.resolve();
  const open: Scene = (res) => {
    closed = once(res, 'close');
    openStream(res).write(accepted() + token(0, 6));
  };
  const onView = (view: TurnView) => view.at === 6 && leaving.abort();
  const { last } = await follow([open], { signal: leaving.signal, onView });
  expect(last).toMatchObject({ phase: 'streaming', text: TEXT.slice(0, 6) });
  await closed;
});
