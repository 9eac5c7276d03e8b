import { z } from 'zod';
import { Unsent } from './unsent.ts';

export type UnsentStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'hyrox.log.';

/** Where an athlete's unsent entries are kept on this device. */
export const unsentKey = (athleteId: string): string => `${PREFIX}${athleteId}`;

/** What waits for an athlete on this device. Null when the storage cannot be read at all; what is not ours in it is left out. */
export function readUnsent(storage: UnsentStorage, athleteId: string): Unsent[] | null {
  try {
    const text = storage.getItem(unsentKey(athleteId));
    if (text === null) return [];
    const items = z.array(z.unknown()).parse(JSON.parse(text));
    return items.flatMap((item) => {
      const parsed = Unsent.safeParse(item);
      return parsed.success ? [parsed.data] : [];
    });
  } catch (reason) {
    console.warn('Unsent entries cannot be read on this device', reason);
    return reason instanceof SyntaxError || reason instanceof z.ZodError ? [] : null;
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

/** Forgets every athlete's unsent entries, when somebody signs out of this device. */
export function forgetUnsentEntries(storage: UnsentStorage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) storage.removeItem(key);
}
