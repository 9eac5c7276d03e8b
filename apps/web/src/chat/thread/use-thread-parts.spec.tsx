/** @jest-environment jsdom */
import { afterEach, expect, test } from '@jest/globals';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { usePart } from '../../ui/use-part.ts';
import { loadMarkdown } from '../answer/markdown/answer-text.tsx';
import { loadAnswer } from './thread.tsx';
import { useThreadParts } from './use-thread-parts.ts';

afterEach(cleanup);

test('a page opened at a conversation draws it once both parts are here, and both are then there at the first look', async () => {
  const { result } = renderHook(() => useThreadParts('a conversation'));
  expect(result.current).toBe(false);
  await waitFor(() => expect(result.current).toBe(true), { timeout: 20_000 });
  expect(renderHook(() => [usePart(loadAnswer), usePart(loadMarkdown)]).result.current).not.toContain(null);
});

test('a page opened at a new conversation does not wait once that has begun', async () => {
  const { result, rerender } = renderHook(({ id }) => useThreadParts(id), { initialProps: { id: null as string | null } });
  await waitFor(() => expect(result.current).toBe(true));
  rerender({ id: 'a conversation' });
  expect(result.current).toBe(true);
});
