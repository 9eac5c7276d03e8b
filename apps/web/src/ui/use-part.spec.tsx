/** @jest-environment jsdom */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { loadPart, usePart } from './use-part.ts';

const PART = { Panel: () => null };

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
  jest.restoreAllMocks();
});

test('a part that the network lost is asked for again until it is there', async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  let tries = 0;
  const load = async () => {
    if (++tries < 3) throw new TypeError('Failed to fetch');
    return PART;
  };
  const { result } = renderHook(() => usePart(load));
  await act(() => jest.advanceTimersByTimeAsync(2_000));
  expect([result.current, tries]).toEqual([null, 2]);
  await act(() => jest.advanceTimersByTimeAsync(2_000));
  expect([result.current, tries]).toEqual([PART, 3]);
});

test('one that has arrived is there at the first look', async () => {
  const load = jest.fn(async () => PART);
  await loadPart(load);
  expect(renderHook(() => usePart(load)).result.current).toBe(PART);
  expect(load).toHaveBeenCalledTimes(1);
});

test('nobody waits any more: nothing is asked for', async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const load = jest.fn(() => Promise.reject(new TypeError('Failed to fetch')));
  renderHook(() => usePart(load)).unmount();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(load).toHaveBeenCalledTimes(1);
});
