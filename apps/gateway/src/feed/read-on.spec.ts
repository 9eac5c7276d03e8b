import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@hyrox/telemetry';
import { SseWriter } from '../sse/sse-writer.ts';
import type { FeedDeps, FeedReader } from './feed-deps.ts';
import { readOn } from './read-on.ts';

const extent = { epoch: 'e', firstSeq: 1, lastSeq: 1e9 };

function depsOver(after: FeedDeps['events']['after']): FeedDeps {
  const events = { extent: () => Promise.resolve(extent), after, hear: () => () => undefined };
  return { events, log: createLogger('test', 'fatal'), readers: new Set(), referTo: (id) => id };
}

const readerOn = (writer: FeedReader['writer']): FeedReader => ({
  athleteRef: 'a',
  writer,
  place: { epoch: 'e', streamSeq: 0 },
  reading: false,
  readAgain: false,
});
const fact = (streamSeq: number) => ({
  streamSeq,
  name: 'profile-changed',
  version: 1,
  data: { athleteRef: 'a'.repeat(32), fields: [], adult: null },
});

/** Collects what is written. */
function memory(): FeedReader['writer'] & { said: string[] } {
  const said: string[] = [];
  return { open: true, said, write: (chunk) => void said.push(chunk) };
}

describe('reading on', () => {
  it('finds a fact that the stream stored a moment after its hint', async () => {
    let asked = 0;
    const deps = depsOver((_, after) => Promise.resolve(++asked > 2 && after < 1 ? fact(1) : null));
    const writer = memory();
    await readOn(readerOn(writer), deps, { hinted: true });
    expect(writer.said).toEqual(['id: e-1\nevent: profile\ndata: {}\n\n']);
  });

  it('asks only once when nothing is expected', async () => {
    let asked = 0;
    await readOn(
      readerOn(memory()),
      depsOver(() => Promise.resolve((asked++, null))),
      { hinted: false },
    );
    expect(asked).toBe(1);
  });

  it('runs once however many hints come, and never tells a fact twice', async () => {
    const deps = depsOver(async (_, after) => {
      await new Promise((later) => setTimeout(later, 1));
      return after < 20 ? fact(after + 1) : null;
    });
    const writer = memory();
    const reader = readerOn(writer);
    const readings = Array.from({ length: 10 }, () => readOn(reader, deps, { hinted: true }));
    await Promise.all(readings);
    expect(writer.said.map((chunk) => chunk.split('\n')[0])).toEqual(Array.from({ length: 20 }, (_, i) => `id: e-${i + 1}`));
  });

  it('does not lose its place when the bus fails, and reads on when it is back', async () => {
    let failures = 0;
    const deps = depsOver(async (_, after) => {
      if (after === 1 && failures++ < 1) throw new Error('timeout');
      return after < 2 ? fact(after + 1) : null;
    });
    const writer = memory();
    await readOn(readerOn(writer), deps, { hinted: false });
    expect(writer.said.map((chunk) => chunk.split('\n')[0])).toEqual(['id: e-1', 'id: e-2']);
  });

  it('ends when its reader takes nothing: the reader is cut, not waited for', async () => {
    const answered = Promise.withResolvers<http.ServerResponse>();
    const server = http.createServer((_, response) => answered.resolve(response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.pause();
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    const response = await answered.promise;
    const closed = once(response, 'close');
    let told = 0;
    const deps = depsOver(async (_, after) => {
      // The kernel takes a few megabytes before anything waits in our queue; it needs a turn of the loop for that.
      if (++told % 50 === 0) await new Promise((turn) => setImmediate(turn));
      return fact(after + 1);
    });
    const writer = new SseWriter(response);
    // A long epoch fills the kernel's buffers with fewer events.
    await readOn({ ...readerOn(writer), place: { epoch: 'e'.repeat(5_000), streamSeq: 0 } }, deps, { hinted: true });
    await closed;
    expect(writer.open).toBe(false);
    socket.destroy();
    server.close();
  });
});
