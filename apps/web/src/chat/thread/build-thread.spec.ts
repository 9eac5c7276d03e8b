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
  feedback: null,
  ...more,
});
const followed = (turnId: string, view: Partial<TurnView>, more: Partial<FollowedTurn> = {}): FollowedTurn => ({
  turnId,
  conversationId: 'c',
  message: 'new?',
  replaces: null,
  isRecorded: false,
  sentAt: 0,
  view: { ...NEW_TURN, ...view },
  isStopping: false,
  leave: () => undefined,
  ...more,
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

test('a message that was refused leaves the thread: it goes back to where it was written', () => {
  expect(shape(buildThread(past, followed('t2', { phase: 'refused' })))).toEqual(['old?', '> old.']);
});

test('each answer knows its own question, for trying again', () => {
  const items = buildThread([...past, message('user', 't2', 'new?'), message('assistant', 't2', '', { outcome: 'failed' })], null);
  expect(items.filter((item) => item.kind === 'answer').map(({ question }) => question)).toEqual(['old?', 'new?']);
});

const three = [
  ...past,
  message('user', 't2', 'two?'),
  message('assistant', 't2', 'two.'),
  message('user', 't3', 'three?'),
  message('assistant', 't3', 'three.'),
];

test('an edited message takes what follows it out of the thread at once', () => {
  const edited = followed('t9', { phase: 'waiting' }, { message: 'two again?', replaces: 't2' });
  expect(shape(buildThread(three, edited))).toEqual(['old?', '> old.', 'two again?', '> ']);
});

test('a refused replacement leaves everything where it was', () => {
  const refused = followed('t9', { phase: 'refused' }, { replaces: 't1' });
  expect(shape(buildThread(three, refused))).toEqual(shape(buildThread(three, null)));
});

test('the turn that took the place stands there once, when the record has it and when it still has both', () => {
  const [question, answer] = [message('user', 't9', 'two again?'), message('assistant', 't9', 'better.')];
  const ended = followed('t9', { phase: 'ended', text: 'better.' }, { replaces: 't2', isRecorded: true });
  const expected = ['old?', '> old.', 'two again?', '> better.'];
  expect(shape(buildThread([...three, question, answer], ended))).toEqual(expected);
  expect(shape(buildThread([...past, question, answer], ended))).toEqual(expected);
});

test('an ended turn that the record has lost was replaced on another device, and is not shown', () => {
  const ended = followed('t2', { phase: 'ended', text: 'two.' }, { isRecorded: true });
  expect(shape(buildThread(past, ended))).toEqual(['old?', '> old.']);
  expect(shape(buildThread(undefined, ended))).toEqual(['new?', '> two.']);
});

test('an answer from the record is the same object for as long as the record is', () => {
  const first = buildThread(three, null).filter((item) => item.kind === 'answer');
  const again = buildThread(three, followed('t9', { text: 'a' })).filter((item) => item.kind === 'answer');
  expect(again.slice(0, 3).map(({ answer }, index) => answer === first[index]?.answer)).toEqual([true, true, true]);
});

test('the thumb of the record stands on an answer that was followed', () => {
  const thumb = { rating: 1 as const, reasons: [], comment: null };
  const complete = [message('user', 't2', 'new?'), message('assistant', 't2', 'new.', { feedback: thumb })];
  const items = buildThread(complete, followed('t2', { phase: 'ended', text: 'new.' }));
  expect(items[1]).toMatchObject({ answer: { messageId: 't2-assistant', thumb } });
});
