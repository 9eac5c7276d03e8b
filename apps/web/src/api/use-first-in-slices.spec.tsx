/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, renderHook } from '@testing-library/react';
import { useFirstInSlices } from './use-first-in-slices.ts';

afterEach(cleanup);

test('what comes first is drawn after a look without it, what changes later at the first look', () => {
  const seen: (string | undefined)[] = [];
  const watch = ({ data }: { data: string | undefined }) => void seen.push(useFirstInSlices(data));
  const initialProps: { data: string | undefined } = { data: undefined };
  const { rerender } = renderHook(watch, { initialProps });
  rerender({ data: 'read' });
  expect(seen).toEqual([undefined, undefined, 'read']);
  rerender({ data: 'changed' });
  expect(seen[3]).toBe('changed');
});

test('after another conversation was opened the first that comes is drawn in slices again', () => {
  const seen: (string | undefined)[] = [];
  const watch = ({ data }: { data: string | undefined }) => void seen.push(useFirstInSlices(data));
  const initialProps: { data: string | undefined } = { data: 'one' };
  const { rerender } = renderHook(watch, { initialProps });
  rerender({ data: undefined });
  seen.length = 0;
  rerender({ data: 'other' });
  expect(seen).toEqual([undefined, 'other']);
});
