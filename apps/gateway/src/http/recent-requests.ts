const SLOT_MS = 10_000;
/** What the alert looks back. */
const LOOK_BACK_MS = 5 * 60_000;
/** Refusals further apart are not of one run. */
const PAUSE_MS = LOOK_BACK_MS;

interface Slot {
  atMs: number;
  all: number;
  refused: number;
}

/** How many requests of the last five minutes this process refused as not signed in, and since when. Whoever looks after the service, and probes, do not count. */
export class RecentRequests {
  #slots: Slot[] = [];
  #run: { sinceMs: number; lastMs: number } | undefined;

  note(status: number, nowMs = Date.now()): void {
    let slot = this.#slots.at(-1);
    if (!slot || nowMs - slot.atMs >= SLOT_MS) {
      slot = { atMs: nowMs, all: 0, refused: 0 };
      this.#slots = [...this.#slots.filter(({ atMs }) => nowMs - atMs < LOOK_BACK_MS), slot];
    }
    slot.all += 1;
    if (status !== 401) return;
    slot.refused += 1;
    const goesOn = this.#run && nowMs - this.#run.lastMs < PAUSE_MS;
    this.#run = { sinceMs: goesOn && this.#run ? this.#run.sinceMs : nowMs, lastMs: nowMs };
  }

  read(nowMs = Date.now()): { bad: number; all: number; since: string | null } {
    const recent = this.#slots.filter(({ atMs }) => nowMs - atMs < LOOK_BACK_MS);
    const sum = (of: (slot: Slot) => number) => recent.reduce((total, slot) => total + of(slot), 0);
    const bad = sum(({ refused }) => refused);
    return { bad, all: sum(({ all }) => all), since: bad > 0 && this.#run ? new Date(this.#run.sinceMs).toISOString() : null };
  }
}

/** Of this process. */
export const recentRequests = new RecentRequests();
