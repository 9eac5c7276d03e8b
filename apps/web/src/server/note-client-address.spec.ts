import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { CLIENT_ADDRESS } from './forwarded-headers.ts';
import { noteClientAddress } from './note-client-address.ts';

test('what a caller writes about its own address is replaced by the socket', async () => {
  const stop = noteClientAddress(0);
  let seen: http.IncomingHttpHeaders = {};
  const server = http.createServer((req, res) => {
    seen = req.headers;
    res.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await (await fetch(url, { headers: { [CLIENT_ADDRESS]: '9.9.9.9', 'x-forwarded-for': '8.8.8.8' } })).text();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  stop();
  expect(seen[CLIENT_ADDRESS]).toBe('127.0.0.1');
});
