import { loadMenu } from '../conversations/list/conversation-menu.tsx';
import { loadModal } from '../ui/modal.tsx';
import { loadSheet } from '../ui/sheet.tsx';

const LATER_MS = 2_000;

/**
 * Fetches, once the page has settled, what opens over it: so that a menu is there without a wait, and without a network.
 * Returns how to leave it. What does not arrive is asked for again when it is needed.
 */
export function loadWhenIdle(): () => void {
  const load = () => {
    for (const fetchChunk of [loadSheet, loadModal, loadMenu]) {
      fetchChunk().catch((reason: unknown) => console.warn('A part of the page did not arrive', reason));
    }
  };
  // Safari has no requestIdleCallback.
  const timer = setTimeout(load, LATER_MS);
  return () => clearTimeout(timer);
}
