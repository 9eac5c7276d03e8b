import { UNSENT_PREFIX } from './forget-unsent-entries.ts';
import { isUnsent } from './is-unsent.ts';
import type { Unsent } from './unsent.ts';

export type UnsentStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Where an athlete's unsent entries are kept on this device. */
export const unsentKey = (athleteId: string): string => `${UNSENT_PREFIX}${athleteId}`;

/** What waits for an athlete on this device. Null when the storage cannot be read at all; what is not ours in it is left out. */
export function readUnsent(storage: UnsentStorage, athleteId: string): Unsent[] | null {
  try {
    const text = storage.getItem(unsentKey(athleteId));
    if (text === null) return [];
    const items: unknown = JSON.parse(text);
    return Array.isArray(items) ? items.filter(isUnsent) : [];
  } catch (reason) {
    console.warn('Unsent entries cannot be read on this device', reason);
    return reason instanceof SyntaxError ? [] : null;
  }
}

/** Keeps what waits. False when this device cannot: then it lives as long as the page. */
export function writeUnsent(storage: UnsentStorage, athleteId: string, unsent: readonly Unsent[]): boolean {
  try {
    if (unsent.length === 0) storage.removeItem(unsentKey(athleteId));
    else storage.setItem(unsentKey(athleteId), JSON.stringify(unsent));
    return true;
  } catch (reason) {
    console.warn('Unsent entries cannot be kept on this device', reason);
    return false;
  }
}
