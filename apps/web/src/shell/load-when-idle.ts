import { loadMenu } from '../conversations/list/conversation-menu.tsx';
import { loadModal } from '../ui/modal.tsx';
import { loadSheet } from '../ui/sheet.tsx';
import { loadSoon } from '../ui/use-part.ts';

const LATER_MS = 2_000;

/** Fetches, once the page has settled, what opens over it: so that it opens without a wait, and without a network. Returns how to leave it. */
export function loadWhenIdle(): () => void {
  const timer = setTimeout(() => loadSoon(loadSheet, loadModal, loadMenu), LATER_MS);
  return () => clearTimeout(timer);
}
