/** How the keys begin under which unsent entries are kept, one per athlete. */
export const UNSENT_PREFIX = 'hyrox.log.';

/** Forgets every athlete's unsent entries, when somebody signs out of this device. In a file of its own: every page can do this. */
export function forgetUnsentEntries(storage: Pick<Storage, 'removeItem' | 'key' | 'length'>): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(UNSENT_PREFIX)) storage.removeItem(key);
}
