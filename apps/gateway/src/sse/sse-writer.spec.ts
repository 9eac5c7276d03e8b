import http from 'node:http';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ServiceError } from '@hyrox/contracts';
import { SseConnections } from './sse-connections.ts';
import { SseWriter } from './sse-writer.ts';

let server: http.Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)));
  server = undefined;
});

/** A server whose one response is handed to the test. */
async function serve(): Promise<{ port: number; response: Promise<http.ServerResponse> }> {
  let give: (response: http.ServerResponse) => void = () => undefined;
  const response = new Promise<http.ServerResponse>((resolve) => (give = resolve));
  server = http.createServer((_, answer) => give(answer));
  await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening));
  return { port: (server.address() as AddressInfo).port, response };
}

/** A reader that asks and then never reads. */
function askAndSleep(port: number): net.Socket {
  const socket = net.connect(port, '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  return socket;
}

const athlete = { id: 'a', roles: [], sessionId: 's', signedInAtS: 0, expiresAtS: Date.now() / 1000 + 60 };
const limits = { answers: 1, feeds: 1, total: 3 };

describe('a stream', () => {
  it('says that nothing may store, change or hold it back', async () => {
    const { port, response } = await serve();
    const asking = fetch(`http://127.0.0.1:${port}`);
    const writer = new SseWriter(await response);
    const answer = await asking;
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/u);
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-store, no-transform');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    writer.write('data: 1\n\n');
    writer.beat();
    writer.end();
    writer.write('data: too late\n\n');
    expect(await answer.text()).toBe('data: 1\n\n: hb\n\n');
  });

  it('is cut when its reader owes more than the queue holds', async () => {
    const { port, response } = await serve();
    const socket = askAndSleep(port);
    const answer = await response;
    const writer = new SseWriter(answer, { queueBytes: 64 * 1024 });
    const closed = once(answer, 'close');
    // The kernel takes a few megabytes before anything waits in our queue.
    for (let i = 0; i < 4_000 && writer.open; i++) writer.write(`data: ${'x'.repeat(16_000)}\n\n`);
    await closed;
    expect(writer.open).toBe(false);
    socket.destroy();
  });

  it('is cut when its reader takes nothing between two heartbeats', async () => {
    const { port, response } = await serve();
    const socket = askAndSleep(port);
    const answer = await response;
    const writer = new SseWriter(answer, { queueBytes: 1e9 });
    const closed = once(answer, 'close');
    writer.write(`data: ${'x'.repeat(30_000_000)}\n\n`);
    // Let the kernel buffers fill first.
    let before = -1;
    while (before !== answer.socket?.writableLength || before === 0) {
      before = answer.socket?.writableLength ?? 0;
      await new Promise((later) => setTimeout(later, 20));
    }
    writer.beat();
    expect(writer.open).toBe(true);
    writer.beat();
    await closed;
    socket.destroy();
  });

  it('tells its reader to come back elsewhere when the server ends', async () => {
    const { port, response } = await serve();
    const asking = fetch(`http://127.0.0.1:${port}`);
    const connections = new SseConnections({ limits });
    const answer = await response;
    connections.reserve(answer, athlete, 'answer');
    connections.openStream(answer, athlete, 'answer');
    expect(() => connections.reserve(answer, athlete, 'chat')).toThrow(ServiceError);
    expect(connections.count).toBe(1);
    connections.drain();
    expect(await (await asking).text()).toMatch(/^event: reconnect\nretry: \d+\ndata: \{\}\n\n$/u);
    expect(() => connections.reserve(answer, { ...athlete, id: 'b' }, 'answer')).toThrow(/restarting/u);
  });

  it('ends after its token expired', async () => {
    const { port, response } = await serve();
    const asking = fetch(`http://127.0.0.1:${port}`);
    const connections = new SseConnections({ limits });
    connections.openStream(await response, { ...athlete, expiresAtS: Date.now() / 1000 - 26 }, 'answer');
    connections.endExpired();
    expect(await (await asking).text()).toContain('event: reconnect');
    expect(connections.count).toBe(0);
    connections.drain();
  });

  it('of the hand-off’s wire simply ends: that wire has no word for coming back', async () => {
    const { port, response } = await serve();
    const asking = fetch(`http://127.0.0.1:${port}`);
    const connections = new SseConnections({ limits });
    connections.openStream(await response, athlete, 'chat').write('data: {"token": "Low"}\n\n');
    connections.endSession('s');
    expect(await (await asking).text()).toBe('data: {"token": "Low"}\n\n');
    connections.drain();
  });
});

describe('room', () => {
  it('is held until the response closes, by kind and by everybody', async () => {
    const { port, response } = await serve();
    const asking = fetch(`http://127.0.0.1:${port}`);
    const answer = await response;
    const connections = new SseConnections({ limits });
    connections.reserve(answer, athlete, 'answer');
    connections.reserve(answer, athlete, 'feed');
    expect(() => connections.reserve(answer, athlete, 'feed')).toThrow(/1 pages can listen/u);
    connections.reserve(answer, { ...athlete, id: 'b' }, 'answer');
    expect(() => connections.reserve(answer, { ...athlete, id: 'c' }, 'answer')).toThrow(/full/u);
    const closed = once(answer, 'close');
    answer.end('no stream came of it');
    await (await asking).text();
    await closed;
    connections.reserve(new http.ServerResponse(new http.IncomingMessage(new net.Socket())), athlete, 'answer');
    connections.drain();
  });
});
