/** @jest-environment jsdom */
import { afterEach, expect, jest, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { dropAllTurns, putTurn, useTurnStore } from '../turn-store.ts';
import { NEW_TURN, type TurnView } from '../turn-view.ts';
import { followFoundTurn } from './follow-found-turn.ts';

const nobody = { current: async () => null, refresh: async () => null };
const found = { turnId: 't2', conversationId: 'c' };
const following = () => useTurnStore.getState().byConversation['c']?.turnId;
const deps = () => {
  const queries = new QueryClient();
  return { token: nobody, queries, invalidated: jest.spyOn(queries, 'invalidateQueries') };
};
function put(turnId: string, view: Partial<TurnView>): void {
  putTurn({
    turnId,
    conversationId: 'c',
    message: 'mine',
    replaces: null,
    sentAt: 0,
    view: { ...NEW_TURN, ...view },
    isStopping: false,
    isRecorded: false,
    leave: () => undefined,
  });
}
afterEach(() => {
  dropAllTurns();
  useTurnStore.setState({ everFollowed: new Set() });
});

test('a turn that another device started is followed, and the record is read again', () => {
  put('t1', { phase: 'ended' });
  const { invalidated, ...rest } = deps();
  followFoundTurn(found, rest);
  expect(following()).toBe('t2');
  expect(invalidated).toHaveBeenCalledWith({ queryKey: ['messages', 'c'] });
});

test('the echo of the own turn changes nothing, neither while it runs nor after its end', () => {
  put('t2', { phase: 'streaming', text: 'half' });
  followFoundTurn(found, deps());
  expect(useTurnStore.getState().byConversation['c']?.view.text).toBe('half');
  put('t2', { phase: 'ended', text: 'whole' });
  followFoundTurn(found, deps());
  expect(useTurnStore.getState().byConversation['c']?.view.phase).toBe('ended');
});

test('a message of this device that is on its way is not pushed aside', () => {
  put('t1', { phase: 'sending' });
  followFoundTurn(found, deps());
  expect(following()).toBe('t1');
});
