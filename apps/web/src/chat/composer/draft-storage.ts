import { forgetAllUnsent } from '../../turns/unsent/unsent-turns.ts';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'hyrox.draft.';
const keyOf = (conversationId: string | null) => `${PREFIX}${conversationId ?? 'new'}`;

/** The unsent text of a conversation, of the next new one without an id. Empty when there is none. */
export function readDraft(store: Store, conversationId: string | null): string {
  try {
    return store.getItem(keyOf(conversationId)) ?? '';
  } catch (reason) {
    console.warn('Drafts cannot be read on this device', reason);
    return '';
  }
}

/** Keeps the unsent text; an empty one is forgotten. A full or forbidden storage costs the draft, never the page. */
export function writeDraft(store: Store, conversationId: string | null, text: string): void {
  try {
    if (text) store.setItem(keyOf(conversationId), text);
    else store.removeItem(keyOf(conversationId));
  } catch (reason) {
    console.warn('Drafts cannot be kept on this device', reason);
  }
}

/** Forgets every draft and every message that was not sent yet, when the athlete signs out. */
export function forgetDrafts(store: Store): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) store.removeItem(key);
  forgetAllUnsent(store);
}
