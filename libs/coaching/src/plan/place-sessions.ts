import type { PlanInputs } from '@hyrox/contracts';
import { PLAN_LIMITS } from './data/limits.ts';
import { WEEK_MENUS, type Slot } from './data/week-menus.ts';

/** Which sessions a training day holds; the same all plan long, so that hard days keep their distance from week to week. */
export interface PlacedDay {
  weekday: number;
  slots: Slot[];
}

export interface Placement {
  days: PlacedDay[];
  /** Slots that may be hard; the others stay below. */
  hard: ReadonlySet<Slot>;
}

const CAN_BE_HARD: readonly Slot[] = ['compromised', 'quality_run', 'strength'];
const HARD_ON_OTHER_DAY = 3;
const PREFERRED = 2;

/** Days from one weekday on to the next time it is the other, both ways round the week. */
const apart = (a: number, b: number): number => Math.min((a - b + 7) % 7, (b - a + 7) % 7);

export const hardGapDays = ({ ageYears }: Pick<PlanInputs, 'ageYears'>): number =>
  (ageYears ?? 0) >= 50 ? PLAN_LIMITS.hardGapDays.from50 : PLAN_LIMITS.hardGapDays.usual;

/** How many sessions of a week may be hard, by hours and age. */
export function mostHardSessions({ ageYears, weeklyHours }: Pick<PlanInputs, 'ageYears' | 'weeklyHours'>): number {
  const { upToHours, from50, from60 } = PLAN_LIMITS.hardSessions;
  const byHours = upToHours.find(([hours]) => weeklyHours <= hours)?.[1] ?? 0;
  const age = ageYears ?? 0;
  return Math.min(byHours, age >= 60 ? from60 : age >= 50 ? from50 : byHours);
}

/** Days used: all that were named, unless the hours are too few to fill them. */
export function daysUsed({ trainingDays, weeklyHours }: Pick<PlanInputs, 'trainingDays' | 'weeklyHours'>): number {
  const filled = Math.max(Math.floor((weeklyHours * 60) / PLAN_LIMITS.averageSessionMin), PLAN_LIMITS.fewestDays);
  return Math.min(trainingDays.length, filled);
}

function costOf(days: readonly PlacedDay[], hard: ReadonlySet<Slot>): number {
  let cost = 0;
  const strengthDay = days.find(({ slots }) => slots.includes('strength'))?.weekday ?? 0;
  const qualityDay = days.find(({ slots }) => slots.includes('quality_run'))?.weekday ?? 0;
  // Heavy legs the day before a key run spoil the run, hard or not.
  if ((qualityDay - strengthDay + 7) % 7 === 1) cost += HARD_ON_OTHER_DAY;
  for (const { weekday, slots } of days) {
    for (const slot of slots) if (WEEK_MENUS.preferredDay[slot]?.includes(weekday)) cost -= PREFERRED;
  }
  const hardDays = days.filter(({ slots }) => slots.some((slot) => hard.has(slot)));
  // Far apart is better, never far on one side only.
  return cost - Math.min(...hardDays.flatMap((a) => hardDays.filter((b) => b !== a).map((b) => apart(a.weekday, b.weekday))), 4);
}

/** The cheapest way to put the groups on weekdays with hard days `gap` apart; null when there is none. Every way is tried, hard ones cut off early. */
function bestDays(groups: readonly Slot[][], weekdays: readonly number[], hard: ReadonlySet<Slot>, gap: number): PlacedDay[] | null {
  let best: { days: PlacedDay[]; cost: number } | null = null;
  const isHard = (slots: readonly Slot[]) => slots.some((slot) => hard.has(slot));
  const place = (days: PlacedDay[]): void => {
    const slots = groups[days.length];
    if (!slots) {
      const cost = costOf(days, hard);
      if (!best || cost < best.cost) best = { days, cost };
      return;
    }
    for (const weekday of weekdays) {
      if (days.some((day) => day.weekday === weekday)) continue;
      const tooClose = isHard(slots) && days.some((day) => isHard(day.slots) && apart(day.weekday, weekday) < gap);
      if (!tooClose) place([...days, { weekday, slots }]);
    }
  };
  place([]);
  return (best as { days: PlacedDay[] } | null)?.days ?? null;
}

/**
 * Sessions on the athlete's training days: hard ones `hardGapDays` apart round the week, heavy legs not before the key run, the weekend for what
 * takes long. Where the days are too close together for as many hard sessions as the hours allow, fewer may be hard.
 */
export function placeSessions(inputs: PlanInputs): Placement {
  const weekdays = inputs.trainingDays.toSorted((a, b) => a - b);
  const groups = WEEK_MENUS.byDays[String(daysUsed(inputs)) as '3'];
  for (let count = Math.min(mostHardSessions(inputs), CAN_BE_HARD.length); count >= 0; count -= 1) {
    const hard = new Set(CAN_BE_HARD.slice(0, count));
    const days = bestDays(groups, weekdays, hard, hardGapDays(inputs));
    if (days) return { days, hard };
  }
  throw new Error('A placement without hard sessions always exists');
}
