import type { OpsOverview } from '@hyrox/contracts';
import { Run } from './run.ts';

const SLOT_MS = 10_000;
/** What the alerts look back. */
const LOOK_BACK_MS = 5 * 60_000;
/** A model that has to wake may need so long for its first word. */
const ANSWERED_AFTER_MS = 2 * 60_000;
/** Not signed in, and an allowance that is used up: nobody expects a turn of those. */
const NO_QUESTION = [401, 429];

interface Slot {
  atMs: number;
  all: number;
  refused: number;
  byRoute: Map<string, number>;
  /** Answered with an error of ours, by route. */
  failing: Map<string, number>;
  asked: number;
  /** Questions that were answered with an error, by status. */
  turnedAway: Map<number, number>;
}

type OfRequests = { [Part in 'refused' | 'failing' | 'asked']: NonNullable<OpsOverview[Part]> };

const more = <K>(counts: Map<K, number>, key: K, by = 1) => counts.set(key, (counts.get(key) ?? 0) + by);
const mostFirst = <K>(counts: Map<K, number>): [K, number][] => [...counts].sort((a, b) => b[1] - a[1]);

function together<K>(parts: readonly Map<K, number>[]): Map<K, number> {
  const sum = new Map<K, number>();
  for (const part of parts) for (const [key, count] of part) more(sum, key, count);
  return sum;
}

/** What became of the requests of the last five minutes at this process. Whoever looks after the service, and probes, do not count. */
export class RecentRequests {
  #slots: Slot[] = [];
  readonly #refusing = new Run(LOOK_BACK_MS);
  readonly #failing = new Run(LOOK_BACK_MS);
  /** Of each route that ever failed: how many requests it has answered since. */
  readonly #fine = new Map<string, number>();

  note(status: number, route: string, nowMs = Date.now()): void {
    const slot = this.#slotAt(nowMs);
    slot.all += 1;
    more(slot.byRoute, route);
    if (status === 401) {
      slot.refused += 1;
      this.#refusing.goesOn(nowMs);
    }
    if (status >= 500) {
      more(slot.failing, route);
      this.#failing.goesOn(nowMs);
      this.#fine.set(route, 0);
    } else if (this.#fine.has(route)) more(this.#fine, route);
  }

  /** A question came in. What is returned is told with which status it was answered. */
  ask(nowMs = Date.now()): (status: number) => void {
    const slot = this.#slotAt(nowMs);
    slot.asked += 1;
    return (status) => {
      if (NO_QUESTION.includes(status)) slot.asked -= 1;
      else if (status >= 400) more(slot.turnedAway, status);
    };
  }

  read(nowMs = Date.now()): OfRequests {
    const recent = this.#slots.filter(({ atMs }) => nowMs - atMs < LOOK_BACK_MS);
    const sum = (slots: readonly Slot[], of: (slot: Slot) => number) => slots.reduce((total, slot) => total + of(slot), 0);
    const all = sum(recent, (slot) => slot.all);
    const refused = sum(recent, (slot) => slot.refused);
    const failing = together(recent.map((slot) => slot.failing));
    const byRoute = together(recent.map((slot) => slot.byRoute));
    const failed = [...failing.values()].reduce((total, count) => total + count, 0);
    const due = recent.filter(({ atMs }) => nowMs - atMs >= ANSWERED_AFTER_MS);
    const away = together(due.map((slot) => slot.turnedAway));
    return {
      refused: { bad: refused, all, since: refused > 0 ? this.#refusing.since : null },
      failing: {
        ...{ bad: failed, all, since: failed > 0 ? this.#failing.since : null },
        ...{
          lastAt: failed > 0 ? this.#failing.lastAt : null,
          fine: failed > 0 ? Math.min(...[...failing.keys()].map((route) => this.#fine.get(route) ?? 0)) : 0,
        },
        routes: mostFirst(failing).map(([route, count]) => ({ route, count, all: byRoute.get(route) ?? count })),
      },
      asked: { count: sum(due, (slot) => slot.asked), refused: mostFirst(away).map(([status, count]) => ({ status, count })) },
    };
  }

  #slotAt(nowMs: number): Slot {
    const last = this.#slots.at(-1);
    if (last && nowMs - last.atMs < SLOT_MS) return last;
    const slot: Slot = { atMs: nowMs, all: 0, refused: 0, byRoute: new Map(), failing: new Map(), asked: 0, turnedAway: new Map() };
    this.#slots = [...this.#slots.filter(({ atMs }) => nowMs - atMs < LOOK_BACK_MS), slot];
    return slot;
  }
}

/** Of this process. */
export const recentRequests = new RecentRequests();
