import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { createLogger, readGauge } from '@hyrox/telemetry';
import { watchOutbox } from './watch-outbox.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const GAUGES = ['hyrox_outbox_waiting', 'hyrox_outbox_oldest_seconds', 'hyrox_dead_letters'];
const shown = () => GAUGES.map((name) => readGauge(name).map(([, value]) => value));
const unreadS = () => readGauge('hyrox_outbox_unread_seconds')[0]?.[1];

test('figures stand only while they can be read; then a gauge says for how long they could not', async () => {
  let answer: () => Promise<unknown> = () => Promise.resolve({ rows: [{ waiting: 3, oldest_s: 90, dead: 1 }] });
  const database = { pool: { query: () => answer() } } as unknown as Parameters<typeof watchOutbox>[0];
  const { stop } = watchOutbox(database, createLogger('test', 'fatal'));
  expect(shown()).toEqual([[], [], []]);
  await jest.advanceTimersByTimeAsync(9_000);
  expect([shown(), unreadS()]).toEqual([[[3], [90], [1]], 0]);

  answer = () => Promise.reject(new Error('permission denied for table outbox'));
  await jest.advanceTimersByTimeAsync(66_000);
  expect([shown(), unreadS()]).toEqual([[[], [], []], 70]);

  answer = () => Promise.resolve({ rows: [{ waiting: 0, oldest_s: 0, dead: 0 }] });
  await jest.advanceTimersByTimeAsync(5_000);
  expect([shown(), unreadS()]).toEqual([[[0], [0], [0]], 0]);

  answer = () => new Promise(() => undefined);
  await jest.advanceTimersByTimeAsync(15_000);
  expect(shown()).toEqual([[], [], []]);
  stop();
});
