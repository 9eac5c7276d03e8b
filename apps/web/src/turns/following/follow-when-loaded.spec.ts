import { expect, jest, test } from '@jest/globals';
import type { FollowDeps } from '../follow-turn.ts';
import { NEW_TURN } from '../turn-view.ts';
import { followWhenLoaded, type loadFollowTurn } from './follow-when-loaded.ts';

const deps: FollowDeps = {
  origin: 'http://app',
  token: { current: async () => null, refresh: async () => null },
  connectivity: { isOnline: () => true, onPromising: (now) => (setImmediate(now), () => undefined) },
  onView: () => undefined,
};
const input = (signal: AbortSignal) => ({ turnId: 't', start: null, signal });
const ended = { ...NEW_TURN, phase: 'ended' as const };

test('a network that loses the code is waited for, and the turn is followed then', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  let tries = 0;
  const load = async () => {
    if (++tries < 3) throw new TypeError('Failed to fetch');
    return { followTurn: async () => ended } as Awaited<ReturnType<typeof loadFollowTurn>>;
  };
  expect(await followWhenLoaded(input(new AbortController().signal), deps, load)).toBe(ended);
  expect(warned).toHaveBeenCalledTimes(2);
  warned.mockRestore();
});

test('who leaves meanwhile is not followed', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const leaving = new AbortController();
  const load = () => {
    leaving.abort();
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  expect(await followWhenLoaded(input(leaving.signal), deps, load)).toBe(NEW_TURN);
  warned.mockRestore();
});
