import { once } from 'node:events';
import type http from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import type { FeedEvent } from '@hyrox/contracts';
import { openStream, type Scene, scriptedServer, sse, write } from '../turns/scripted-server.harness.ts';
import { FEED_START, type FeedDeps, type FeedPlace, followFeed } from './follow-feed.ts';

const CONVERSATION = '0192aaaa-0000-7000-8000-000000000002';
const renamed = { conversationId: CONVERSATION, change: 'renamed' };

let close: () => Promise<void> = async () => undefined;
afterEach(() => close());

async function follow(scenes: readonly Scene[], until: (events: FeedEvent[], seen: number) => boolean, more: Partial<FeedDeps> = {}) {
  const server = await scriptedServer(scenes);
  close = server.close;
  const leaving = new AbortController();
  const place: FeedPlace = { ...FEED_START };
  const events: FeedEvent[] = [];
  const leaveWhenDone = () => until(events, server.seen.length) && leaving.abort();
  const end = await followFeed(place, leaving.signal, {
    origin: server.origin,
    token: { current: async () => 'old', refresh: async () => 'new' },
    connectivity: { isOnline: () => true, onPromising: (now) => (setImmediate(now), () => undefined) },
    onEvent: (event) => {
      events.push(event);
      leaveWhenDone();
    },
    ...more,
  });
  return { end, events, place, seen: server.seen };
}
const ended =
  (...bytes: string[]): Scene =>
  async (res) => {
    openStream(res);
    for (const part of bytes) await write(res, part);
    res.end();
  };
const refused =
  (status: number, headers: http.OutgoingHttpHeaders = {}): Scene =>
  (res) =>
    void res.writeHead(status, headers).end('{}');

test('a second connection goes on from the last event of the first', async () => {
  const scenes = [ended(': here\n\n', sse('conversation', 'e1-7', renamed)), ended(sse('profile', 'e1-9', {}))];
  const { events, seen, place, end } = await follow(scenes, (told) => told.length === 2);
  expect(events.map(({ name }) => name)).toEqual(['conversation', 'profile']);
  expect(seen.map(({ lastEventId }) => lastEventId)).toEqual([undefined, 'e1-7']);
  expect(place.lastEventId).toBe('e1-9');
  expect(end).toBe('left');
});

test('a connection that broke before any event leaves no place: everything is looked at again', async () => {
  const cut: Scene = async (res) => {
    await write(openStream(res), ': here\n\n');
    res.destroy();
  };
  const { events, seen } = await follow([cut, ended(': here\n\n')], (told) => told.length === 1);
  expect(events).toEqual([{ name: 'reset', data: {} }]);
  expect(seen).toHaveLength(2);
});

test('the first connection says that the feed begins, once', async () => {
  let begun = 0;
  const scenes = [ended(sse('profile', 'e1-1', {})), ended(sse('profile', 'e1-2', {}))];
  await follow(scenes, (told) => told.length === 2, { onBegun: () => void begun++ });
  expect(begun).toBe(1);
});

test('an event cut in half is not told and does not move the place', async () => {
  const half: Scene = async (res) => {
    await write(openStream(res), sse('profile', 'e1-3', {}));
    await write(res, sse('conversation', 'e1-4', renamed).slice(0, 30));
    res.destroy();
  };
  const { seen, events } = await follow([half, ended(sse('conversation', 'e1-4', renamed))], (told) => told.length === 2);
  expect(seen[1]?.lastEventId).toBe('e1-3');
  expect(events[1]).toEqual({ name: 'conversation', data: renamed });
});

test('events of a newer server are passed by; one that breaks the contract means looking at everything again', async () => {
  const scene = ended(sse('weather', 'e1-1', {}), sse('conversation', 'e1-2', { conversationId: 7 }), sse('log', 'e1-3', 'x'));
  const { events } = await follow([scene], (told) => told.length === 2);
  expect(events.map(({ name }) => name)).toEqual(['reset', 'reset']);
});

test('a 401 is met with a fresh token, a second one is the end of the session', async () => {
  const { end, seen } = await follow([refused(401)], () => false);
  expect(end).toBe('session-ended');
  expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer old', 'Bearer new']);
});

test('nobody signed in: no request at all', async () => {
  const { end, seen } = await follow([refused(500)], () => false, { token: { current: async () => null, refresh: async () => null } });
  expect(end).toBe('session-ended');
  expect(seen).toHaveLength(0);
});

test('a limit is waited for as long as the server says', async () => {
  const began = performance.now();
  await follow([refused(429, { 'retry-after': '1' }), ended(sse('profile', 'e1-1', {}))], (told) => told.length === 1);
  expect(performance.now() - began).toBeGreaterThan(950);
});

test('a silent connection is left and resumed', async () => {
  const silent: Scene = async (res) => write(openStream(res), sse('profile', 'e1-5', {}));
  const { seen } = await follow([silent, ended(sse('profile', 'e1-6', {}))], (told) => told.length === 2, { silenceMs: 60 });
  expect(seen[1]?.lastEventId).toBe('e1-5');
});

test('leaving closes the connection', async () => {
  let closed: Promise<unknown> = Promise.resolve();
  const open: Scene = async (res) => {
    closed = once(res, 'close');
    await write(openStream(res), sse('profile', 'e1-1', {}));
  };
  expect((await follow([open], () => true)).end).toBe('left');
  await closed;
});

test('a server that asks to reconnect is asked again from the place', async () => {
  const scenes = [ended(sse('profile', 'e1-2', {}), 'event: reconnect\ndata: {}\n\n'), ended(sse('profile', 'e1-3', {}))];
  const { seen } = await follow(scenes, (told) => told.length === 2);
  expect(seen[1]?.lastEventId).toBe('e1-2');
});
