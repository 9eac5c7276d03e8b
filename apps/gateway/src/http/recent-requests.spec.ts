import { expect, test } from '@jest/globals';
import { RecentRequests } from './recent-requests.ts';

const AT = Date.parse('2026-11-30T23:43:00.000Z');
const SINCE = '2026-11-30T23:43:00.000Z';
const TURNS = '/api/turns';

test('refused requests of five minutes are counted, since the first of them', () => {
  const requests = new RecentRequests();
  requests.note(200, TURNS, AT - 60_000);
  for (let s = 0; s < 120; s += 5) requests.note(401, TURNS, AT + s * 1_000);
  expect(requests.read(AT + 120_000).refused).toEqual({ bad: 24, all: 25, since: SINCE });
  expect(requests.read(AT + 600_000).refused).toEqual({ bad: 0, all: 0, since: null });
});

test('a single refusal an hour ago is not where this run began', () => {
  const requests = new RecentRequests();
  requests.note(401, TURNS, AT - 3_600_000);
  requests.note(401, TURNS, AT);
  expect(requests.read(AT + 1_000).refused).toEqual({ bad: 1, all: 1, since: SINCE });
});

test('errors of ours are counted by their route, the most first', () => {
  const requests = new RecentRequests();
  requests.note(200, TURNS, AT);
  requests.note(500, '/api/profile', AT);
  for (let i = 0; i < 3; i++) requests.note(503, TURNS, AT + 30_000);
  requests.note(404, TURNS, AT + 30_000);
  expect(requests.read(AT + 60_000).failing).toEqual({
    ...{ bad: 4, all: 6, since: SINCE, lastAt: '2026-11-30T23:43:30.000Z', fine: 0 },
    routes: [
      { route: TURNS, count: 3, all: 5 },
      { route: '/api/profile', count: 1, all: 1 },
    ],
  });
});

test('how many requests the routes that failed have answered since is told by the one that answered least', () => {
  const requests = new RecentRequests();
  requests.note(500, '/api/profile', AT);
  requests.note(500, TURNS, AT);
  for (let i = 0; i < 3; i++) requests.note(200, TURNS, AT + 1_000);
  requests.note(200, '/api/profile', AT + 1_000);
  requests.note(200, '/api/account', AT + 1_000);
  expect(requests.read(AT + 2_000).failing).toMatchObject({ bad: 2, fine: 1, lastAt: SINCE });
});

test('a question counts when it has had two minutes, unless whoever asked was not signed in or had asked too much', () => {
  const requests = new RecentRequests();
  for (const status of [200, 400, 400, 401, 429]) requests.ask(AT)(status);
  requests.ask(AT);
  expect(requests.read(AT + 119_000).asked.count).toBe(0);
  expect(requests.read(AT + 120_000).asked).toEqual({ count: 4, refused: [{ status: 400, count: 2 }] });
  expect(requests.read(AT + 300_000).asked.count).toBe(0);
});
