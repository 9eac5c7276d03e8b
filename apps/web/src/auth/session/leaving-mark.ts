const LEFT_KEY = 'hyrox.left';
/** Long enough for a slow sign-out to reach every tab, short enough not to explain a later one. */
const GOOD_FOR_MS = 15_000;

/** Notes, for every tab of this browser, that the athlete is leaving by choice. */
export function markLeaving(storage: Storage, now = Date.now()): void {
  storage.setItem(LEFT_KEY, String(now));
}

/** Whether a session that has just ended was left by choice, here or in another tab. */
export function wasLeaving(storage: Storage, now = Date.now()): boolean {
  const left = Number(storage.getItem(LEFT_KEY) ?? Number.NaN);
  return Math.abs(now - left) < GOOD_FOR_MS;
}
