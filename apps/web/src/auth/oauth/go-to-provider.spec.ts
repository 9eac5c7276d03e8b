import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { goToProvider } from './go-to-provider.ts';

let server: http.Server;
let url: string;
let asked: http.IncomingMessage[];
let answer: http.RequestListener;

beforeEach(async () => {
  asked = [];
  answer = (_, res) => res.writeHead(302, { location: 'https://accounts.example/o?state=1' }).end();
  server = http.createServer((req, res) => {
    asked.push(req);
    answer(req, res);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((closed) => server.close(closed)));

const go = (provider: string, redirectTo: string) => {
  const query = new URLSearchParams({ provider, redirect_to: redirectTo, prompt: 'select_account', scopes: 'everything' });
  const request = new Request(`http://web.internal/auth/v1/authorize?${query}`, { headers: { host: 'app.example' } });
  return goToProvider(request, { url, anonKey: 'anon' });
};
const BACK = 'https://app.example/auth/callback?flow=1';

test('the browser is sent where Supabase says, which is asked with the key of this deployment', async () => {
  const response = await go('google', BACK);
  expect([response.status, response.headers.get('location')]).toEqual([303, 'https://accounts.example/o?state=1']);
  expect(asked[0]?.headers['apikey']).toBe('anon');
  const { searchParams } = new URL(asked[0]?.url ?? '', url);
  expect(Object.fromEntries(searchParams)).toEqual({ provider: 'google', redirect_to: BACK, prompt: 'select_account' });
});

test.each([
  ['google', 'https://evil.example/auth/callback'],
  ['google', 'https://app.example/elsewhere'],
  ['google', 'https://app.example@evil.example/auth/callback'],
  ['google', 'https://app.example.evil/auth/callback'],
  ['google', '//app.example/auth/callback'],
  ['google', ''],
  ['myspace', BACK],
])('%s back to %s is not even asked for (H06)', async (provider, redirectTo) => {
  expect((await go(provider, redirectTo)).status).toBe(400);
  expect(asked).toEqual([]);
});

test('what goes wrong is shown by a page of ours, not as JSON', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  answer = (_, res) => res.writeHead(400, { 'content-type': 'application/json' }).end('{"msg":"Unsupported provider"}');
  const response = await go('apple', BACK);
  expect([response.status, response.headers.get('location')]).toEqual([303, '/auth/callback#error=server_error']);
  expect(logged).toHaveBeenCalledTimes(1);
  logged.mockRestore();
});
