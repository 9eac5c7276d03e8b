import { expect, test } from '@jest/globals';
import type { MessageListItem } from '@hyrox/contracts';
import type { FollowedTurn } from '../../turns/turn-store.ts';
import { NEW_TURN, type TurnView } from '../../turns/turn-view.ts';
import { buildThread } from './build-thread.ts';

const message = (role: 'user' | 'assistant', turnId: string, content: string, more: Partial<MessageListItem> = {}): MessageListItem => ({
  id: `${turnId}-${role}`,
  role,
  content,
  created_at: '2026-06-06T08:00:00Z',
  turn_id: turnId,
  outcome: null,
  finish: null,
  model: null,
  sources: [],
  notices: [],
  live_turn_id: null,
  ...more,
});
const followed = (turnId: string, view: Partial<TurnView>, question: string | null = 'new?'): FollowedTurn => ({
  turnId,
  conversationId: 'c',
  message: question,
  sentAt: 0,
  view: { ...NEW_TURN, ...view },
  isStopping: false,
  leave: () => undefined,
});
const shape = (items: ReturnType<typeof buildThread>) =>
  items.map((item) => (item.kind === 'question' ? item.text : `> ${item.answer.text}`));
const past = [message('user', 't1', 'old?'), message('assistant', 't1', 'old.', { outcome: 'done' })];

test('a turn on its way stands after the record', () => {
  expect(shape(buildThread(past, followed('t2', { text: 'ne' })))).toEqual(['old?', '> old.', 'new?', '> ne']);
});

test('the record catching up doubles nothing and keeps the keys', () => {
  const before = buildThread(past, followed('t2', { phase: 'streaming', text: 'new.' }));
  const withQuestion = buildThread([...past, message('user', 't2', 'new?', { live_turn_id: 't2' })], followed('t2', { text: 'new.' }));
  const complete = [...past, message('user', 't2', 'new?'), message('assistant', 't2', 'new.', { outcome: 'done' })];
  const after = buildThread(complete, followed('t2', { phase: 'ended', text: 'new.' }));
  const keys = (items: typeof before) => items.map(({ key }) => key);
  expect(keys(withQuestion)).toEqual(keys(before));
  expect(keys(after)).toEqual(keys(before));
  expect(shape(after)).toEqual(shape(before));
});

test('an answer that another device is being given waits here until it is followed', () => {
  const items = buildThread([message('user', 't2', 'new?', { live_turn_id: 't2' })], null);
  expect(items[1]).toMatchObject({ kind: 'answer', answer: { isLive: true } });
});

test('a record that is ahead of a broken connection is shown', () => {
  const complete = [message('user', 't2', 'new?'), message('assistant', 't2', 'all of it', { outcome: 'done' })];
  expect(shape(buildThread(complete, followed('t2', { phase: 'streaming', text: 'all' })))).toEqual(['new?', '> all of it']);
});

test('a message that was refused stays on the page without an answer', () => {
  expect(shape(buildThread(past, followed('t2', { phase: 'refused' })))).toEqual(['old?', '> old.', 'new?']);
});

test('each answer knows its own question, for trying again', () => {
  const items = buildThread([...past, message('user', 't2', 'new?'), message('assistant', 't2', '', { outcome: 'failed' })], null);
  expect(items.filter((item) => item.kind === 'answer').map(({ question }) => question)).toEqual(['old?', 'new?']);
});
