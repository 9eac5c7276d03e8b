/** @jest-environment jsdom */
import { beforeEach, expect, jest, test } from '@jest/globals';
import { forgetAllUnsent, forgetUnsent, keepUnsent, unsentTurns, type UnsentTurn } from './unsent-turns.ts';

const turn = (turnId: string, sentAt: number, more: Partial<UnsentTurn> = {}): UnsentTurn => ({
  turnId,
  conversationId: 'c',
  athleteId: 'a',
  message: `message ${turnId}`,
  replaces: null,
  sentAt,
  ...more,
});
beforeEach(() => window.localStorage.clear());

test('what was not confirmed is still there after a reload, oldest first', () => {
  const store = window.localStorage;
  keepUnsent(store, turn('t2', 2));
  keepUnsent(store, turn('t1', 1, { replaces: 't0' }));
  expect(unsentTurns(store, 'a')).toEqual([turn('t1', 1, { replaces: 't0' }), turn('t2', 2)]);
  forgetUnsent(store, 't1');
  expect(unsentTurns(store, 'a').map(({ turnId }) => turnId)).toEqual(['t2']);
});

test('a message of another athlete of this device is never sent as mine, and goes at a sign-out', () => {
  const store = window.localStorage;
  keepUnsent(store, turn('t1', 1, { athleteId: 'b' }));
  expect(unsentTurns(store, 'a')).toEqual([]);
  store.setItem('hyrox.other', 'x');
  forgetAllUnsent(store);
  expect(store.length).toBe(1);
});

test('what cannot be read is left out', () => {
  window.localStorage.setItem('hyrox.unsent.t1', '{"turnId":');
  window.localStorage.setItem('hyrox.unsent.t2', '{"turnId":"t2"}');
  expect(unsentTurns(window.localStorage, 'a')).toEqual([]);
});

test('a full storage costs the memory, not the message', () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const full = {
    ...window.localStorage,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(() => keepUnsent(full, turn('t1', 1))).not.toThrow();
  expect(warned).toHaveBeenCalledTimes(1);
  warned.mockRestore();
});
