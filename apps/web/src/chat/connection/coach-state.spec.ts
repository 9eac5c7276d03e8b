import { expect, test } from '@jest/globals';
import { NEW_TURN, type TurnView } from '../../turns/turn-view.ts';
import { announcement, coachState, connectionWords } from './coach-state.ts';

const turn = (view: Partial<TurnView>) => ({
  turnId: 't',
  conversationId: 'c',
  message: 'x',
  replaces: null,
  isRecorded: false,
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
  const said = ['a', 'ab', 'abc'].map((text) => announcement(turn({ phase: 'streaming', text }), null, 0));
  expect(new Set(said)).toEqual(new Set(['Coach K is answering']));
  expect(
    announcement(turn({ phase: 'ended', text: 'x', end: { outcome: 'stopped', finish: 'stopped', stages: {}, notices: [] } }), null, 0),
  ).toBe('Answer stopped. Made without documents');
});

test.each([
  [{}, 0, 'Message sent'],
  [{ status: { state: 'reading' as const, passages: 5 } }, 2_000, 'Reading 5 passages'],
  [{ status: { state: 'warming' as const, usualMs: 8_000 } }, 0, 'Coach K is warming up… usually 8 s'],
  [{ status: { state: 'retrying' as const } }, 0, 'Starting the answer again'],
  [{ status: { state: 'queued' as const } }, 0, 'Waiting for a free line'],
  [{ status: { state: 'queued' as const, place: 3 } }, 0, 'You are number 3 in line'],
])('the wait is told as it is shown: %j after %i ms', (view, waitedMs, words) => {
  expect(announcement(turn({ phase: 'waiting', ...view }), null, waitedMs)).toBe(words);
});

test('the end of an answer says what it lacks', () => {
  const end = { outcome: 'done' as const, finish: 'length' as const, stages: {}, notices: [] };
  expect(announcement(turn({ phase: 'ended', text: 'x', end }), null, 0)).toBe(
    'Answer complete. Cut at the length limit. Made without documents',
  );
});
