import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SeenRequest {
  method: string;
  path: string;
  body: string;
  authorization: string | undefined;
  lastEventId: string | undefined;
}

export type Scene = (res: http.ServerResponse, req: SeenRequest) => void | Promise<void>;

/** A server that answers its n-th request with the n-th scene, the last one for ever, and remembers what it was asked. */
export async function scriptedServer(scenes: readonly Scene[]) {
  const seen: SeenRequest[] = [];
  const server = http.createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      const { authorization, 'last-event-id': lastEventId } = req.headers;
      const request = { method: req.method ?? '', path: req.url ?? '', body, authorization, lastEventId: lastEventId?.toString() };
      seen.push(request);
      void scenes[Math.min(seen.length, scenes.length) - 1]?.(res, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close };
}

/** One event as it stands on the wire. */
export const sse = (name: string, id: string, data: unknown): string => `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

export const openStream = (res: http.ServerResponse): http.ServerResponse => res.writeHead(200, { 'content-type': 'text/event-stream' });

/** Writes and waits until it left the process, so that the reader gets it as a chunk of its own. */
export const write = (res: http.ServerResponse, bytes: string | Uint8Array): Promise<void> =>
  new Promise((sent) => res.write(bytes, () => setImmediate(sent)));
