import { expect, test } from '@jest/globals';
import { RecentRequests } from './recent-requests.ts';

const AT = Date.parse('2026-11-30T23:43:00.000Z');

test('refused requests of five minutes are counted, since the first of them', () => {
  const requests = new RecentRequests();
  requests.note(200, AT - 60_000);
  for (let s = 0; s < 120; s += 5) requests.note(401, AT + s * 1_000);
  expect(requests.read(AT + 120_000)).toEqual({ bad: 24, all: 25, since: '2026-11-30T23:43:00.000Z' });
  expect(requests.read(AT + 600_000)).toEqual({ bad: 0, all: 0, since: null });
});

test('a single refusal an hour ago is not where this run began', () => {
  const requests = new RecentRequests();
  requests.note(401, AT - 3_600_000);
  requests.note(401, AT);
  expect(requests.read(AT + 1_000)).toEqual({ bad: 1, all: 1, since: '2026-11-30T23:43:00.000Z' });
});
