import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { nebiusCompletions } from './nebius.client.ts';

const servers: http.Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A provider that gives these answers one after the other, and what it was asked. */
async function provider(...answers: [status: number, body: object][]) {
  const asked: { path: string | undefined; authorization: string | undefined; body: string }[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      asked.push({ path: request.url, authorization: request.headers.authorization, body });
      const [status, said] = answers[asked.length - 1] ?? [500, {}];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    });
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { asked, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
}

const said = { choices: [{ message: { content: '{"answer":"no"}' } }] };

test('a judge is asked for JSON at the address of the provider', async () => {
  const { asked, baseUrl } = await provider([200, said]);
  const text = await nebiusCompletions({ apiKey: 'secret-key', baseUrl })('Qwen/Q', [{ role: 'user', content: 'x' }], 2);
  expect(text).toBe('{"answer":"no"}');
  expect(asked[0]).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer secret-key' });
  expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ model: 'Qwen/Q', seed: 2, response_format: { type: 'json_object' } });
});

test('a busy provider is asked again', async () => {
  const { asked, baseUrl } = await provider([503, {}], [200, said]);
  await nebiusCompletions({ apiKey: 'k', baseUrl })('Qwen/Q', [], 1);
  expect(asked).toHaveLength(2);
});

test('a refusal is one sentence without the key', async () => {
  const { baseUrl } = await provider([401, {}]);
  await expect(nebiusCompletions({ apiKey: 'secret-key', baseUrl })('Qwen/Q', [], 1)).rejects.toThrow('The judge Qwen/Q answered 401.');
});
