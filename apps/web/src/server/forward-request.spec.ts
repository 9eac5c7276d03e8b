import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, jest, test } from '@jest/globals';
import { forwardRequest } from './forward-request.ts';
import { CLIENT_ADDRESS } from './forwarded-headers.ts';

const servers: http.Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
});

async function upstream(handler: http.RequestListener): Promise<string> {
  const server = http.createServer(handler);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const SSE = { 'content-type': 'text/event-stream' };
const reader = (response: Response) => (response.body as ReadableStream<Uint8Array>).getReader();
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString();

test('an event arrives while the upstream is still open, with compression kept out', async () => {
  let end: () => void = () => undefined;
  const base = await upstream((_, res) => {
    res.writeHead(200, SSE).write('data: one\n\n');
    end = () => res.end();
  });
  const response = await forwardRequest(new Request(`${base}/x`), new URL(`${base}/x`));
  const body = reader(response);
  expect(text((await body.read()).value)).toBe('data: one\n\n');
  expect(response.headers.get('cache-control')).toContain('no-transform');
  end();
  expect((await body.read()).done).toBe(true);
});

test('what the turn needs is passed on, cookies and forwarding headers are not', async () => {
  let seen: http.IncomingHttpHeaders = {};
  let sent = '';
  const base = await upstream((req, res) => {
    seen = req.headers;
    req.on('data', (chunk: Buffer) => (sent += chunk.toString()));
    req.on('end', () => res.writeHead(429, { 'retry-after': '7', 'set-cookie': 'a=b', link: '<x>; rel="next"' }).end('{}'));
  });
  const headers = {
    authorization: 'Bearer t',
    'last-event-id': '2.10',
    'content-type': 'application/json',
    cookie: 'c=1',
    'x-forwarded-for': '9.9.9.9',
  };
  const response = await forwardRequest(new Request(`${base}/x`, { method: 'POST', headers, body: '{"a":"ü"}' }), new URL(`${base}/x`));
  expect(sent).toBe('{"a":"ü"}');
  expect(seen).toMatchObject({ authorization: 'Bearer t', 'last-event-id': '2.10', 'content-type': 'application/json' });
  expect(seen.cookie).toBeUndefined();
  expect(seen['x-forwarded-for']).toBeUndefined();
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('7');
  expect(response.headers.get('link')).toBe('<x>; rel="next"');
  expect(response.headers.get('set-cookie')).toBeNull();
});

test('the upstream is told one hop: who called this server, never what the caller said', async () => {
  let seen: http.IncomingHttpHeaders = {};
  const base = await upstream((req, res) => {
    seen = req.headers;
    res.end('{}');
  });
  const headers = { [CLIENT_ADDRESS]: '10.1.2.3', 'x-forwarded-for': '9.9.9.9', 'x-real-ip': '9.9.9.9', forwarded: 'for=9.9.9.9' };
  await (await forwardRequest(new Request(`${base}/x`, { headers }), new URL(`${base}/x`))).text();
  expect(seen['x-forwarded-for']).toBe('10.1.2.3');
  expect(JSON.stringify(seen)).not.toContain('9.9.9.9');
  expect(seen[CLIENT_ADDRESS]).toBeUndefined();
});

test('a client that leaves closes the upstream', async () => {
  let closed: Promise<unknown> = Promise.resolve();
  const base = await upstream((_, res) => {
    closed = once(res, 'close');
    res.writeHead(200, SSE).write(': hi\n\n');
  });
  const leaving = new AbortController();
  const response = await forwardRequest(new Request(`${base}/x`, { signal: leaving.signal }), new URL(`${base}/x`));
  const body = reader(response);
  await body.read();
  leaving.abort();
  await closed;
});

test('a cancelled body closes the upstream', async () => {
  let closed: Promise<unknown> = Promise.resolve();
  const base = await upstream((_, res) => {
    closed = once(res, 'close');
    res.writeHead(200, SSE).write(': hi\n\n');
  });
  const response = await forwardRequest(new Request(`${base}/x`), new URL(`${base}/x`));
  await response.body?.cancel();
  await closed;
});

test('an upstream that dies in the middle of a stream ends it', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  let die: () => void = () => undefined;
  const base = await upstream((_, res) => {
    res.writeHead(200, SSE).write('data: one\n\ndata: ha');
    die = () => res.destroy();
  });
  const body = reader(await forwardRequest(new Request(`${base}/x`), new URL(`${base}/x`)));
  await body.read();
  die();
  expect((await body.read()).done).toBe(true);
  expect(warned).toHaveBeenCalledTimes(1);
  warned.mockRestore();
});

test('an upstream that is not there is a retryable 503', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const base = await upstream(() => undefined);
  await new Promise((closed) => servers.pop()?.close(closed));
  const response = await forwardRequest(new Request(`${base}/x`), new URL(`${base}/x`));
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  expect(await response.json()).toMatchObject({ error: { code: 'unavailable', retryable: true } });
  logged.mockRestore();
});
