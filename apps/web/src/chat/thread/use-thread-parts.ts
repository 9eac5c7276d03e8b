import { useState } from 'react';
import { loadPart, usePart } from '../../ui/use-part.ts';
import { loadMarkdown } from '../answer/markdown/answer-text.tsx';
import { loadAnswer } from './thread.tsx';

const loadBoth = () => Promise.all([loadPart(loadAnswer), loadPart(loadMarkdown)]);
const loadNothing = async () => [];

/**
 * Whether what shows answers is here, on a page that was opened at a conversation: its text stands there already as it was read early, and
 * the thread is then drawn once instead of once more for each part. Asked for together, not one after the other. A page that was opened at
 * a new conversation waits for nothing.
 */
export function useThreadParts(conversationId: string | null): boolean {
  const [load] = useState(() => (conversationId ? loadBoth : loadNothing));
  return usePart<object>(load) !== null;
}
