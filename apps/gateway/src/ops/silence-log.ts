import type { OpsService } from '@hyrox/contracts';

/** Longer without a look, nobody knows whether it was silent all the time. */
const UNSEEN_MS = 15 * 60_000;

/** Since when each service has not answered, as this gateway saw it: a page that is opened anew still knows. */
export class SilenceLog {
  readonly #silent = new Map<OpsService, { since: string; seenAtMs: number }>();

  /** Who is silent at this look; returns since when. */
  note(silent: readonly OpsService[], at: string): Partial<Record<OpsService, string>> {
    const seenAtMs = Date.parse(at);
    for (const service of this.#silent.keys()) if (!silent.includes(service)) this.#silent.delete(service);
    for (const service of silent) {
      const known = this.#silent.get(service);
      const since = known && seenAtMs - known.seenAtMs < UNSEEN_MS ? known.since : at;
      this.#silent.set(service, { since, seenAtMs });
    }
    return Object.fromEntries([...this.#silent].map(([service, { since }]) => [service, since]));
  }
}
