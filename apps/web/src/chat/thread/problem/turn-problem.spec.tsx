/** @jest-environment jsdom */
import { afterEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { FollowedTurn } from '../../../turns/turn-store.ts';
import { NEW_TURN, type TurnView } from '../../../turns/turn-view.ts';
import { UNFOLLOWED_ANSWER, type Answer } from '../../answer/answer.ts';
import { goOnMessage } from '../../answer/go-on-message.ts';
import { formatWait } from '../../use-countdown.ts';
import type { ThreadItem } from '../build-thread.ts';
import { TurnProblem } from './turn-problem.tsx';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});
const last = (answer: Partial<Answer>): ThreadItem => ({
  kind: 'answer',
  key: 'k',
  turnId: 't1',
  question: 'How?',
  sentAt: 0,
  answer: { ...UNFOLLOWED_ANSWER, isLive: false, text: 'Hips low.', ...answer },
});
const refused = (refusal: TurnView['refusal'], more: Partial<FollowedTurn> = {}): FollowedTurn => ({
  turnId: 't2',
  conversationId: 'c',
  message: 'And then?',
  replaces: null,
  sentAt: 0,
  view: { ...NEW_TURN, phase: 'refused', refusal },
  isStopping: false,
  isRecorded: false,
  leave: () => undefined,
  ...more,
});
function show(item: ThreadItem | undefined, followed: FollowedTurn | null = null) {
  const calls = { onSend: jest.fn(), onReplace: jest.fn(), onSendAgain: jest.fn(), onFollowAgain: jest.fn() };
  render(<TurnProblem last={item} followed={followed} {...calls} />);
  return calls;
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('a failed answer is tried again in its own place', () => {
  const { onReplace, onSend } = show(last({ outcome: 'failed', finish: 'error', text: '' }));
  press('Try again');
  expect(onReplace).toHaveBeenCalledWith('t1', 'How?');
  expect(onSend).not.toHaveBeenCalled();
  expect(screen.queryByRole('button', { name: 'Go on' })).toBeNull();
});

test('one that broke off can also be gone on with, from its own words', () => {
  const { onSend } = show(last({ outcome: 'failed', finish: 'error', text: 'Push with the hips' }));
  press('Go on');
  expect(onSend).toHaveBeenCalledWith('Your answer broke off. Please go on after: “Push with the hips”');
});

test.each([
  ['stopped', { outcome: 'stopped', finish: 'stopped' }],
  ['cut at the length limit', { outcome: 'done', finish: 'length' }],
] as const)('an answer that was %s can be gone on with', (_, answer) => {
  const { onSend } = show(last(answer));
  press('Go on');
  expect(onSend).toHaveBeenCalledWith('Please go on from where you stopped.');
});

test('a whole answer needs nothing', () => {
  show(last({ outcome: 'done', finish: 'stop' }));
  expect(screen.queryByRole('button')).toBeNull();
});

test('too many messages: the sentence of the server, a countdown, and then another try', () => {
  jest.useFakeTimers({ now: 0 });
  const turn = refused({ code: 'rate_limited', message: 'Ten messages a minute are the limit.', retryAtMs: 20_000 });
  const { onSendAgain } = show(undefined, turn);
  expect(screen.getByText('Ten messages a minute are the limit.')).toBeTruthy();
  expect(screen.getByText(/kept in the box below/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Try again in 20 s' }).disabled).toBe(true);
  act(() => jest.advanceTimersByTime(20_500));
  press('Try again');
  expect(onSendAgain).toHaveBeenCalledWith(turn);
});

test('a refused replacement says that nothing was replaced', () => {
  show(last({ outcome: 'done', finish: 'stop' }), refused({ code: 'conflict', message: 'Busy' }, { replaces: 't1' }));
  expect(screen.getByText(/Nothing was replaced/)).toBeTruthy();
});

test('a turn that the server took is followed again, not sent again', () => {
  const turn = refused({ code: 'internal', message: 'Garbled' });
  const { onFollowAgain, onSendAgain } = show(undefined, { ...turn, view: { ...turn.view, attempt: 1 } });
  press('Try again');
  expect(onFollowAgain).toHaveBeenCalledWith('t2');
  expect(onSendAgain).not.toHaveBeenCalled();
});

test('a long answer is quoted by its last words, from a whole word on', () => {
  const message = goOnMessage({ outcome: 'failed', text: `${'word '.repeat(80)}end` });
  expect(message).toMatch(/“…(word )+end”$/);
  expect(message.length).toBeLessThan(230);
});

test('a wait is told as one says it', () => {
  expect([7, 99, 600, 20_000].map(formatWait)).toEqual(['7 s', '99 s', '10 min', '5 h 34 min']);
});
