import { expect, test } from '@jest/globals';
import type { MessageListItem } from '@hyrox/contracts';
import { NEW_TURN, type TurnView } from '../turns/turn-view.ts';
import { withEndedTurn } from './record-ended-turn.ts';

const turn = { turnId: 't1', conversationId: 'c', message: 'How?', sentAt: 0 };
const view: TurnView = {
  ...NEW_TURN,
  phase: 'ended',
  text: 'Slowly.',
  end: { outcome: 'stopped', finish: 'stopped', stages: {}, notices: [], messageId: 'm9' },
};
const shape = (messages: readonly MessageListItem[]) => messages.map(({ role, content, live_turn_id }) => [role, content, live_turn_id]);

test('a turn the record does not have yet is added with its question', () => {
  const messages = withEndedTurn([], turn, view);
  expect(shape(messages)).toEqual([
    ['user', 'How?', null],
    ['assistant', 'Slowly.', null],
  ]);
  expect(messages[1]).toMatchObject({ id: 'm9', outcome: 'stopped', turn_id: 't1' });
});

test('a question that is marked as running gets its answer and loses the mark', () => {
  const [question] = withEndedTurn([], turn, view);
  const running = [{ ...(question as MessageListItem), live_turn_id: 't1' }];
  expect(shape(withEndedTurn(running, { ...turn, message: null }, view))).toEqual([
    ['user', 'How?', null],
    ['assistant', 'Slowly.', null],
  ]);
});

test('a record that already has both is left as it is', () => {
  const once = withEndedTurn([], turn, view);
  expect(withEndedTurn(once, turn, view)).toEqual(once);
});
