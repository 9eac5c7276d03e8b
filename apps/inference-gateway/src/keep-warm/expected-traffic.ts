/** One hour in which questions came, and in how many of its twelve five-minute slots. Hours without any are not listed. */
export interface TrafficHour {
  /** Its beginning, in milliseconds since the epoch. */
  hourAtMs: number;
  slots: number;
}

export const SLOT_MS = 5 * 60_000;
const SLOTS = 12;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So much of the past is looked at. */
export const LEARNED_FROM_MS = 42 * DAY_MS;
/** What happened on this weekday counts half after three weeks, what happened on other days at this hour after one. */
const WEEKDAY_HALF_LIFE_DAYS = 21;
const DAILY_HALF_LIFE_DAYS = 7;
/** All days together weigh as much as one such weekday. */
const DAILY_WEIGHT = 1;
/** Before anything was seen nothing is expected; that weighs as much as half a day. */
const NOTHING_WEIGHT = 0.5;

const hourOfWeek = (atMs: number): number => {
  const at = new Date(atMs);
  return at.getUTCDay() * 24 + at.getUTCHours();
};

/** When questions are to be expected, from when they came: per weekday and hour in UTC, counts that fade. */
export class ExpectedTraffic {
  readonly #shares: readonly number[];

  /** Learns from the hours up to now; the running one is left out. */
  constructor(hours: readonly TrafficHour[], nowMs: number) {
    const seen = new Map(hours.map(({ hourAtMs, slots }) => [hourAtMs, Math.min(1, slots / SLOTS)]));
    const firstMs = Math.max(Math.min(...seen.keys(), nowMs), nowMs - LEARNED_FROM_MS);
    const weekly = Array.from({ length: 168 }, () => ({ sum: 0, weight: 0 }));
    const daily = Array.from({ length: 24 }, () => ({ sum: 0, weight: NOTHING_WEIGHT }));
    const lastMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
    for (let hourMs = Math.ceil(firstMs / HOUR_MS) * HOUR_MS; hourMs < lastMs; hourMs += HOUR_MS) {
      const share = seen.get(hourMs) ?? 0;
      const ageDays = (nowMs - hourMs) / DAY_MS;
      add(weekly[hourOfWeek(hourMs)], share, 0.5 ** (ageDays / WEEKDAY_HALF_LIFE_DAYS));
      add(daily[hourOfWeek(hourMs) % 24], share, 0.5 ** (ageDays / DAILY_HALF_LIFE_DAYS));
    }
    this.#shares = weekly.map(({ sum, weight }, at) => {
      const day = daily[at % 24] ?? { sum: 0, weight: NOTHING_WEIGHT };
      return (sum + (DAILY_WEIGHT * day.sum) / day.weight) / (weight + DAILY_WEIGHT);
    });
  }

  /** How likely at least one question comes within a time. Slots rather than questions are counted, because questions come in conversations. */
  chanceWithin(fromMs: number, lengthMs: number): number {
    const shareAt = (part: number): number => this.#shares[hourOfWeek(fromMs + part * lengthMs)] ?? 0;
    return 1 - (1 - (shareAt(0.25) + shareAt(0.75)) / 2) ** (lengthMs / SLOT_MS);
  }
}

function add(of: { sum: number; weight: number } | undefined, share: number, weight: number): void {
  if (!of) return;
  of.sum += share * weight;
  of.weight += weight;
}
