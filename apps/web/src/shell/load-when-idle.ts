import { loadMenu } from '../conversations/list/conversation-menu.tsx';
import { loadModal } from '../ui/modal.tsx';
import { loadSheet } from '../ui/sheet.tsx';
import { loadSoon } from '../ui/use-part.ts';

/** A page has settled by then. */
export const LATER_MS = 3_000;
const APART_MS = 500;
const PARTS = [loadSheet, loadModal, loadMenu];

/**
 * Fetches, once the page has settled, what opens over it: so that it opens without a wait, and without a network.
 * One after another, because each is work. Returns how to leave it.
 */
export function loadWhenIdle(): () => void {
  const timers = PARTS.map((load, index) => setTimeout(() => loadSoon(load), LATER_MS + index * APART_MS));
  return () => timers.forEach(clearTimeout);
}
