import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { limitSlowCallers } from './limit-slow-callers.ts';

test('E05 the server of the pages gives slow headers and slow bodies as long as the gateway does', async () => {
  const stop = limitSlowCallers();
  const server = http.createServer((_, res) => void res.end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)).text();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  stop();
  expect([server.headersTimeout, server.requestTimeout]).toEqual([10_000, 30_000]);
});
