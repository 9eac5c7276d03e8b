import type { Ground } from './ground.ts';

/** Something that breaks, and the alerts that have to say so. */
export interface Fault {
  name: string;
  alerts: readonly string[];
  /** Breaks it; what is returned mends it again. */
  inject: (ground: Ground) => Promise<() => Promise<void>>;
}

/** One alert over one fault; seconds of the bench, `null`: it did not come in time. */
export interface Sighting {
  alert: string;
  fault: string;
  firedAfterS: number | null;
  clearedAfterS: number | null;
}
