import type { AddressInfo } from 'node:net';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CollectedTurn } from '@hyrox/contracts';
import { ListChanged, openDataApi, type DataApi } from '../api/data-api.ts';
import { flaggedTurn } from './flagged-turns.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let answers: Answer[];
let asked: string[];
let signIns: number;
let api: DataApi;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const refusal = (status: number, message: string, headers: Record<string, string> = {}) => json(status, { error: { message } }, headers);

beforeEach(async () => {
  [answers, asked, signIns] = [[], [], 0];
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    (answers.shift() ?? refusal(500, 'not expected'))(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const gatewayUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  api = openDataApi({ gatewayUrl, signIn: () => Promise.resolve(`token-${++signIns}`) });
});
afterEach(() => new Promise((closed) => server.close(closed)));

async function all(): Promise<CollectedTurn[]> {
  const turns: CollectedTurn[] = [];
  for await (const turn of api.turns({ flaggedOnly: true })) turns.push(turn);
  return turns;
}
const [first, second, third] = [flaggedTurn(1), flaggedTurn(2), flaggedTurn(3)];

describe('the list of turns', () => {
  test('is read page after page, each after the last turn of the page before', async () => {
    const next = { link: `</api/data/turns?flagged=true&limit=20&after=${second.turnId}>; rel="next"` };
    answers = [json(200, [first, second], next), json(200, [third])];
    expect(await all()).toEqual([first, second, third]);
    expect(asked).toEqual([
      'GET /api/data/turns?flagged=true&limit=20 Bearer token-1',
      `GET /api/data/turns?flagged=true&limit=20&after=${second.turnId} Bearer token-1`,
    ]);
  });

  test('goes on when the token ran out and when the coach asks to wait', async () => {
    answers = [refusal(401, 'expired'), refusal(429, 'slower', { 'retry-after': '0.01' }), json(200, [first])];
    expect(await all()).toEqual([first]);
    expect(asked.map((line) => line.split(' ').at(-1))).toEqual(['token-1', 'token-2', 'token-2']);
  });

  test('says that it changed', async () => {
    answers = [refusal(409, 'The list has changed: begin again')];
    await expect(all()).rejects.toBeInstanceOf(ListChanged);
  });

  test.each([
    [404, 'This account does not belong to the data team.'],
    [400, 'The turns could not be read: why'],
  ])('tells in one sentence what a %i means', async (status, words) => {
    answers = [refusal(status, 'why')];
    await expect(all()).rejects.toThrow(words);
  });

  test('is refused when it is not what the contract says', async () => {
    answers = [json(200, [{ turnId: 'x' }])];
    await expect(all()).rejects.toThrow();
  });
});

test('a review is posted, and one of nothing is told', async () => {
  answers = [json(200, { ok: true }), refusal(404, 'no')];
  await api.review(first.turnId, 'exclude');
  await expect(api.review('x/../y', null)).rejects.toThrow('There is no such turn that may be read.');
  expect(asked).toEqual([
    `POST /api/data/turns/${first.turnId}/review Bearer token-1`,
    'POST /api/data/turns/x%2F..%2Fy/review Bearer token-1',
  ]);
});
