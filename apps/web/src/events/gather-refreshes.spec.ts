import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { FeedEvent } from '@hyrox/contracts';
import { gatherRefreshes } from './gather-refreshes.ts';
import { partsToRefresh } from './parts-to-refresh.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const ID = '0192aaaa-0000-7000-8000-000000000002';
const turn = (state: 'accepted' | 'done'): FeedEvent => ({ name: 'turn', data: { turnId: ID, conversationId: ID, state } });

test('a burst is one refresh of each part', () => {
  const refresh = jest.fn();
  const gathering = gatherRefreshes(refresh);
  for (const state of ['accepted', 'done', 'accepted', 'done'] as const) gathering.add(partsToRefresh(turn(state)));
  expect(refresh).not.toHaveBeenCalled();
  jest.advanceTimersByTime(150);
  expect(refresh.mock.calls).toEqual([[['conversations']], [['messages', ID]], [['usage']]]);
});

test('a burst without end is refreshed every second', () => {
  const refresh = jest.fn();
  const gathering = gatherRefreshes(refresh);
  for (let passedMs = 0; passedMs < 2_000; passedMs += 100) {
    gathering.add([['conversations']]);
    jest.advanceTimersByTime(100);
  }
  expect(refresh.mock.calls.length).toBeGreaterThanOrEqual(1);
  expect(refresh.mock.calls.length).toBeLessThanOrEqual(2);
});

test('a reset swallows the parts', () => {
  const refresh = jest.fn();
  const gathering = gatherRefreshes(refresh);
  gathering.add([['profile']]);
  gathering.add(partsToRefresh({ name: 'reset', data: {} }));
  jest.runAllTimers();
  expect(refresh.mock.calls).toEqual([[[]]]);
});

test('a pause does not lose what was gathered, nor hand it over twice', () => {
  const refresh = jest.fn();
  const gathering = gatherRefreshes(refresh);
  gathering.add([['profile']]);
  gathering.flush();
  jest.runAllTimers();
  expect(refresh.mock.calls).toEqual([[['profile']]]);
});

test.each<[FeedEvent, unknown]>([
  [{ name: 'conversation', data: { conversationId: ID, change: 'renamed' } }, [['conversations']]],
  [{ name: 'feedback', data: { messageId: ID, rating: 1 } }, [['messages']]],
  [{ name: 'profile', data: {} }, [['profile']]],
  [{ name: 'consent', data: { purpose: 'health_data', granted: true } }, [['consents'], ['profile']]],
  [{ name: 'log', data: { kind: 'run', entryId: ID, change: 'added' } }, [['logs']]],
  [{ name: 'turn', data: { turnId: ID, conversationId: null, state: 'done' } }, [['conversations'], ['messages'], ['usage']]],
])('$name makes its part of the record stale', (event, parts) => {
  expect(partsToRefresh(event)).toEqual(parts);
});
