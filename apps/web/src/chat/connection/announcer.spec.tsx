/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import type { FollowedTurn } from '../../turns/turn-store.ts';
import { NEW_TURN, type TurnView } from '../../turns/turn-view.ts';
import { say } from './announce.ts';
import { Announcer } from './announcer.tsx';

afterEach(cleanup);
const turn = (view: Partial<TurnView>): FollowedTurn => ({
  turnId: 't1',
  conversationId: 'c',
  message: 'x',
  replaces: null,
  sentAt: Date.now(),
  view: { ...NEW_TURN, ...view },
  isStopping: false,
  isRecorded: false,
  leave: () => undefined,
});
const heard = () => screen.getByRole('status').textContent;

test('each state of a turn is told once, however often it is shown', () => {
  const streaming = turn({ phase: 'streaming', text: 'a' });
  const { rerender } = render(<Announcer turn={streaming} bar={null} />);
  expect(heard()).toBe('Coach K is answering');
  act(() => say('Copied'));
  expect(heard()).toBe('Copied');
  rerender(<Announcer turn={turn({ phase: 'streaming', text: 'ab' })} bar={null} />);
  rerender(<Announcer turn={null} bar={null} />);
  rerender(<Announcer turn={streaming} bar={null} />);
  expect(heard()).toBe('Copied');
});

test('a lost connection is told each time it is lost', () => {
  const { rerender } = render(<Announcer turn={null} bar="Reconnecting, nothing is lost" />);
  act(() => say('Copied'));
  rerender(<Announcer turn={null} bar={null} />);
  rerender(<Announcer turn={null} bar="Reconnecting, nothing is lost" />);
  expect(heard()).toBe('Reconnecting, nothing is lost');
});

test('the same sentence twice is heard twice', () => {
  render(<Announcer turn={null} bar={null} />);
  act(() => say('Copied'));
  const first = heard();
  act(() => say('Copied'));
  expect(heard()).not.toBe(first);
  expect(heard()?.trim()).toBe('Copied');
});
