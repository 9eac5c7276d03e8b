import type { PlanInputs } from '@hyrox/contracts';
import { sessionLoad } from '../race/load/session-load.ts';
import { addDays, dayIndex, daysBetween } from './calendar.ts';
import { PERIODISATION } from './data/periodisation.ts';
import { PLAN_LIMITS } from './data/limits.ts';
import { WEEK_MENUS, type Slot } from './data/week-menus.ts';
import { fullWeekMin, layOutWeeks, plannedRace, targetMin, type WeekOutline } from './lay-out-weeks.ts';
import type { Placement } from './place-sessions.ts';
import { shareMinutes, type SlotDraft } from './share-minutes.ts';

/** A week with its sessions' lengths and efforts, before they have content. */
export interface WeekDraft {
  outline: WeekOutline;
  sessions: SlotDraft[];
}

const HALF = 0.5;
const SOFTEST = 6;

const halves = (rpe: number): number => Math.round(rpe / HALF) * HALF;
const isEasy = (slot: Slot): boolean => slot === 'long_run' || slot === 'easy_run' || slot === 'easy_erg';

/** Days from a day to the race; Infinity without one. */
export function daysToRace(date: string, race: string | null): number {
  return race === null ? Infinity : daysBetween(date, race);
}

function rpeOf(slot: Slot, { phase, progress, deload }: WeekOutline, { level }: PlanInputs, { hard }: Placement): number {
  const [from, to] = WEEK_MENUS.rpe[slot][phase];
  if (isEasy(slot)) return from;
  const planned = halves(from + (to - from) * progress) + (level === 'advanced' && phase !== 'taper' ? HALF : 0);
  const notHard = hard.has(slot) ? Infinity : PLAN_LIMITS.hardFromRpe - HALF;
  const easyWeek = deload ? Math.min(planned - HALF, PLAN_LIMITS.rpeCeiling.deload) : Infinity;
  return Math.min(planned, PLAN_LIMITS.rpeCeiling[level], notHard, easyWeek);
}

const loadOf = (sessions: readonly SlotDraft[]): number => sessions.reduce((sum, { rpe, minutes }) => sum + sessionLoad(rpe, minutes), 0);

/** Takes half a point off the hardest session that can give one. */
function soften(sessions: SlotDraft[]): SlotDraft[] | null {
  const hardest = sessions.filter(({ slot, rpe }) => !isEasy(slot) && rpe > SOFTEST).toSorted((a, b) => b.rpe - a.rpe)[0];
  return hardest ? sessions.map((session) => (session === hardest ? { ...session, rpe: session.rpe - HALF } : session)) : null;
}

/** Softer, then shorter, until the week is no more than 10 % above the last full one; never below the hours that were asked for. */
function keepBelow(most: number, minutes: number, fewest: number, draft: (minutes: number) => SlotDraft[]): SlotDraft[] {
  for (let total = minutes; ; total -= 5) {
    let sessions: SlotDraft[] | null = draft(total);
    while (sessions && loadOf(sessions) > most) {
      const softer: SlotDraft[] | null = soften(sessions);
      if (!softer) break;
      sessions = softer;
    }
    if (sessions && (loadOf(sessions) <= most || total - 5 < fewest)) return sessions;
  }
}

/** The most a week may weigh: 10 % above the last full one, and no sudden peak over its four weeks. */
function mostLoad(before: readonly number[], lastFull: number | null): number {
  const { loadGrowth, acuteChronic } = PLAN_LIMITS;
  const lastThree = before.slice(-3).reduce((sum, load) => sum + load, 0);
  const peak = before.length < 3 ? Infinity : (acuteChronic.largest * lastThree) / (acuteChronic.weeks - acuteChronic.largest);
  return Math.min(lastFull === null ? Infinity : lastFull * (1 + loadGrowth), peak);
}

function regularDays(outline: WeekOutline, race: string | null, inputs: PlanInputs, { days }: Placement) {
  return days.filter(({ weekday }) => {
    const date = addDays(outline.startDate, dayIndex(weekday, inputs.startOfWeek));
    return daysToRace(date, race) > PLAN_LIMITS.beforeRace.lastDays;
  });
}

/** The weeks with lengths and efforts. The last six days before a race are left free: they have their own table. */
export function draftWeeks(inputs: PlanInputs, placement: Placement): WeekDraft[] {
  const race = plannedRace(inputs);
  const loads: number[] = [];
  let lastFull: number | null = null;
  return layOutWeeks(inputs).map((outline) => {
    const days = regularDays(outline, race, inputs, placement);
    const freeDays = Math.min(Math.max(daysToRace(outline.startDate, race) - PLAN_LIMITS.beforeRace.lastDays, 0), 7);
    const part = Math.min(days.length / placement.days.length, freeDays / 7);
    const draft = (minutes: number) =>
      days.length === 0
        ? []
        : shareMinutes(minutes * part, days, inputs).map((share) => ({ ...share, rpe: rpeOf(share.slot, outline, inputs, placement) }));
    const isFull = !outline.deload && outline.phase !== 'taper';
    const fewest = fullWeekMin(inputs, outline.loadingBefore) * (1 - PLAN_LIMITS.hoursTolerance) + 2.5;
    const most = isFull ? mostLoad(loads, lastFull) : Infinity;
    const sessions = keepBelow(most, targetMin(inputs, outline), isFull ? fewest : 0, draft);
    loads.push(loadOf(sessions));
    if (isFull) lastFull = loadOf(sessions);
    return { outline, sessions };
  });
}

/** Minutes of the last six days before the race. */
export const lastDaysMin = (inputs: PlanInputs, { loadingBefore }: WeekOutline): number =>
  fullWeekMin(inputs, loadingBefore) * PERIODISATION.shareOfAsked.lastDays;
