const LOOK_EVERY_MS = 250;

/** Looks again and again until it `holds`; false when the time is over before. It looks once at least. */
export async function lookUntil(holds: () => Promise<boolean>, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > until) return false;
    await new Promise((again) => setTimeout(again, LOOK_EVERY_MS));
  }
  return true;
}
