import { create } from 'zustand';
import type { Unsent } from './unsent.ts';
import { readUnsent, unsentKey, writeUnsent } from './unsent-storage.ts';

interface UnsentStore {
  athleteId: string | null;
  items: readonly Unsent[];
  /** False when this device keeps nothing: then the page is the only place where they are. */
  isKept: boolean;
}

/** What this page shows of the queue. The queue itself is in the browser's storage, which all tabs share. */
export const useUnsentStore = create<UnsentStore>(() => ({ athleteId: null, items: [], isKept: true }));

/** Shows the queue of an athlete, and what other tabs do to it. Returns how to stop. */
export function openUnsent(athleteId: string): () => void {
  const load = () => {
    const items = readUnsent(window.localStorage, athleteId);
    const before = useUnsentStore.getState();
    if (items) useUnsentStore.setState({ athleteId, items, isKept: true });
    else useUnsentStore.setState({ athleteId, items: before.athleteId === athleteId ? before.items : [], isKept: false });
  };
  const onStorage = (event: StorageEvent) => {
    if (event.key === unsentKey(athleteId) || event.key === null) load();
  };
  load();
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}

/** Changes the queue, starting from what the storage holds now: another tab may have changed it a moment ago. */
export function changeUnsent(change: (items: readonly Unsent[]) => readonly Unsent[]): void {
  const { athleteId, items, isKept } = useUnsentStore.getState();
  if (!athleteId) return;
  const current = (isKept ? readUnsent(window.localStorage, athleteId) : null) ?? items;
  const next = change(current);
  useUnsentStore.setState({ items: next, isKept: writeUnsent(window.localStorage, athleteId, next) });
}
