import type { PlanInputs } from '@hyrox/contracts';
import { PLAN_LIMITS } from './data/limits.ts';
import { WEEK_MENUS, type Slot } from './data/week-menus.ts';
import type { PlacedDay } from './place-sessions.ts';

/** One session of a week before it has content. */
export interface SlotDraft {
  weekday: number;
  slot: Slot;
  /** Added on top of a day's own session, where the hours need it. */
  second: boolean;
  minutes: number;
  rpe: number;
}

type Share = Omit<SlotDraft, 'rpe' | 'minutes'>;
const STEP_MIN = 5;
const SHORTEST_MIN = 20;

const downToStep = (minutes: number): number => Math.floor(minutes / STEP_MIN) * STEP_MIN;

function longestMin({ slot, second }: Share, { level, sessionLimitMin }: PlanInputs): number {
  const menu = second ? WEEK_MENUS.secondSessionMin[level] : WEEK_MENUS.longestMin[slot][level];
  return downToStep(Math.min(menu, sessionLimitMin ?? menu));
}

/** Second sessions that days with one session can take: no impact after a hard run, an easy run after anything else. */
function secondSessions(days: readonly PlacedDay[], inputs: PlanInputs): Share[] {
  if (WEEK_MENUS.secondSessionMin[inputs.level] === 0) return [];
  return days
    .filter(({ slots }) => slots.length < PLAN_LIMITS.sessionsADay[inputs.level] && !slots.includes('long_run'))
    .map(({ weekday, slots }, i) => {
      const afterRun = slots.some((slot) => slot.endsWith('run') || slot === 'compromised');
      return { weekday, slot: afterRun || i % 2 === 1 ? 'easy_erg' : 'easy_run', second: true };
    });
}

const own = (days: readonly PlacedDay[]): Share[] =>
  days.flatMap(({ weekday, slots }) => slots.map((slot) => ({ weekday, slot, second: false })));
const rankOf = ({ slot, second }: Share): number => WEEK_MENUS.rank.indexOf(slot) + (second ? WEEK_MENUS.rank.length : 0);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Minutes a week can hold at most on these days at this level. */
export function capacityMin(days: readonly PlacedDay[], inputs: PlanInputs): number {
  return sumOf([...own(days), ...secondSessions(days, inputs)].map((share) => longestMin(share, inputs)));
}

/** Gives `total` away by weight within the bounds of each, in steps of five minutes. */
function spread(total: number, shares: readonly Share[], inputs: PlanInputs): number[] {
  const most = shares.map((share) => longestMin(share, inputs));
  const given = most.map((longest) => Math.min(SHORTEST_MIN, longest));
  const weight = (share: Share) => WEEK_MENUS.share[share.slot] * (share.second ? 0.6 : 1);
  for (let left = total - sumOf(given); left >= STEP_MIN; left -= STEP_MIN) {
    // Whoever is furthest below its share is next; equal ones in order.
    const open = shares.map((_, i) => i).filter((i) => (given[i] ?? 0) + STEP_MIN <= (most[i] ?? 0));
    const next = open.toSorted((a, b) => (given[a] ?? 0) / weight(shares[a] as Share) - (given[b] ?? 0) / weight(shares[b] as Share))[0];
    if (next === undefined) break;
    given[next] = (given[next] ?? 0) + STEP_MIN;
  }
  return given;
}

/**
 * The minutes of a week over the sessions of `days`: a short week loses its least important sessions first, a long one gets second sessions on
 * single days. Each session is between 20 minutes and what the level holds.
 */
export function shareMinutes(totalMin: number, days: readonly PlacedDay[], inputs: PlanInputs): Omit<SlotDraft, 'rpe'>[] {
  const total = Math.round(totalMin / STEP_MIN) * STEP_MIN;
  const shares = own(days).toSorted((a, b) => rankOf(a) - rankOf(b));
  while (shares.length > 1 && shares.length * SHORTEST_MIN > total) shares.pop();
  const seconds = secondSessions(days, inputs);
  while (seconds.length > 0 && sumOf(shares.map((share) => longestMin(share, inputs))) < total) shares.push(seconds.shift() as Share);
  const minutes = spread(total, shares, inputs);
  return shares.map((share, i) => ({ ...share, minutes: minutes[i] ?? 0 }));
}
