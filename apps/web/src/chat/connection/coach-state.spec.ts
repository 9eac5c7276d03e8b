import { expect, test } from '@jest/globals';
import { NEW_TURN, type TurnView } from '../../turns/turn-view.ts';
import { announcement, coachState, connectionWords } from './coach-state.ts';

const turn = (view: Partial<TurnView>) => ({
  turnId: 't',
  conversationId: 'c',
  message: 'x',
  sentAt: 0,
  view: { ...NEW_TURN, ...view },
  isStopping: false,
  leave: () => undefined,
});
const well = { isOnline: true, isRecordReachable: true, isReconnecting: false, turn: null };

test('the dot is live, warming or offline', () => {
  expect(coachState(well)).toBe('live');
  expect(coachState({ ...well, turn: turn({ status: { state: 'warming' } }) })).toBe('warming');
  expect(coachState({ ...well, isOnline: false })).toBe('offline');
  expect(coachState({ ...well, isRecordReachable: false })).toBe('offline');
  expect(coachState({ ...well, isReconnecting: true })).toBe('offline');
});

test('the bar speaks only about a lost connection', () => {
  expect(connectionWords(well)).toBeNull();
  expect(connectionWords({ ...well, isReconnecting: true })).toBe('Reconnecting, nothing is lost');
  expect(connectionWords({ ...well, isOnline: false })).toContain('offline');
});

test('a screen reader hears one sentence per state, not one per token', () => {
  const said = ['a', 'ab', 'abc'].map((text) => announcement(turn({ phase: 'streaming', text }), null));
  expect(new Set(said)).toEqual(new Set(['Coach K is answering']));
  expect(announcement(turn({ phase: 'ended', end: { outcome: 'stopped', finish: 'stopped', stages: {}, notices: [] } }), null)).toBe(
    'Answer stopped',
  );
});
