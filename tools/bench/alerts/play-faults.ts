import type { Fault, Sighting } from './fault.ts';
import type { Ground } from './ground.ts';
import { lookUntil } from './look-until.ts';

const FIRES_WITHIN_MS = 60_000;
const CLEARS_WITHIN_MS = 120_000;

/** What a phase showed: the alerts that were waited for, and those that came with them. */
export interface Phase {
  sightings: Sighting[];
  alsoFired: string[];
}

const seconds = (fromMs: number): number => Math.round((performance.now() - fromMs) / 100) / 10;

/** Asks Prometheus until `done` is content with what fires, or the time is over. */
const watch = (ground: Ground, withinMs: number, done: (firing: ReadonlySet<string>) => boolean): Promise<boolean> =>
  lookUntil(async () => done(await ground.prometheus.firing()), withinMs);

/** Waits until nothing fires; returns what still does when the time is over. */
export async function waitForQuiet(ground: Ground, withinMs = CLEARS_WITHIN_MS): Promise<string[]> {
  let left: string[] = [];
  await watch(ground, withinMs, (firing) => (left = [...firing]).length === 0);
  return left;
}

/** Injects faults that do not disturb each other at once; mends each as soon as its alerts fired, and waits until all is quiet. */
export async function playFaults(faults: readonly Fault[], ground: Ground): Promise<Phase> {
  const wanted = new Set(faults.flatMap(({ alerts }) => alerts));
  const alsoFired = new Set<string>();
  const note = (firing: ReadonlySet<string>) => [...firing].filter((alert) => !wanted.has(alert)).forEach((alert) => alsoFired.add(alert));
  const sightings = await Promise.all(
    faults.map(async (fault) => {
      const seen = fault.alerts.map((alert): Sighting => ({ alert, fault: fault.name, firedAfterS: null, clearedAfterS: null }));
      const brokenAtMs = performance.now();
      const mend = await fault.inject(ground);
      try {
        await watch(ground, FIRES_WITHIN_MS, (firing) => {
          note(firing);
          for (const one of seen) if (firing.has(one.alert)) one.firedAfterS ??= seconds(brokenAtMs);
          return seen.every(({ firedAfterS }) => firedAfterS !== null);
        });
      } finally {
        await mend();
      }
      const mendedAtMs = performance.now();
      const fired = seen.filter(({ firedAfterS }) => firedAfterS !== null);
      await watch(ground, CLEARS_WITHIN_MS, (firing) => {
        note(firing);
        // It may come back while what was left over is being worked off: the last time counts.
        for (const one of fired) {
          if (firing.has(one.alert)) one.clearedAfterS = null;
          else one.clearedAfterS ??= seconds(mendedAtMs);
        }
        return firing.size === 0;
      });
      return seen;
    }),
  );
  return { sightings: sightings.flat(), alsoFired: [...alsoFired].sort() };
}
