import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A collector that keeps every byte it is sent, for tests about what must never be in a trace. */
export async function openCollector(): Promise<{ url: string; bytes: () => string; close: () => Promise<void> }> {
  const bodies: string[] = [];
  const server = http.createServer((request, response) => {
    request.setEncoding('utf8').on('data', (part: string) => void bodies.push(part));
    request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes: () => bodies.join(''),
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
