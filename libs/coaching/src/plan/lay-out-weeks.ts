import type { PlanInputs, PlanPhase } from '@hyrox/contracts';
import { addDays, dayIndex, daysBetween, nextWeekStart, weekdayOf } from './calendar.ts';
import { PERIODISATION } from './data/periodisation.ts';
import { PLAN_LIMITS } from './data/limits.ts';

/** A week before anything is put into it. */
export interface WeekOutline {
  weekNumber: number;
  startDate: string;
  phase: PlanPhase;
  deload: boolean;
  /** Place in its phase, from 0, and how far through it, 0 to 1. */
  inPhase: number;
  progress: number;
  /** Which stretch between two easy weeks it belongs to, and its place there. */
  block: number;
  inBlock: number;
  /** Loading weeks before it. */
  loadingBefore: number;
}

export const isMasters = ({ ageYears }: PlanInputs): boolean => (ageYears ?? 0) >= PERIODISATION.deloadEvery.mastersFromAge;

/** The race a plan counts back from; null without one and when it is too far away to be counted back from. */
export function plannedRace(inputs: PlanInputs): string | null {
  if (inputs.raceDate === null) return null;
  const weeks = daysBetween(nextWeekStart(inputs.today, inputs.startOfWeek), inputs.raceDate) / 7;
  return weeks > PERIODISATION.longestWeeks ? null : inputs.raceDate;
}

function taperWeeks(inputs: PlanInputs, race: string): number {
  const { taper } = PERIODISATION;
  const raceDay = dayIndex(weekdayOf(race), inputs.startOfWeek);
  if (inputs.weeklyHours < taper.fewHoursBelow) return taper.weeksFewHours + (raceDay < taper.earlyRaceBelowDayFewHours ? 1 : 0);
  return taper.weeks + (raceDay < taper.earlyRaceBelowDay ? 1 : 0);
}

/** Weeks of each phase; the taper is never shortened, general preparation takes what is left over. */
export function phaseLengths(weeks: number, taper: number, masters: boolean): Record<PlanPhase, number> {
  const { competition, specificLongest } = PERIODISATION;
  const before = Math.max(weeks - taper, 0);
  const longest = PLAN_LIMITS.loadingWeeksInARow[masters ? 'masters' : 'usual'];
  const wanted = competition.find(({ upToWeeks }) => before <= upToWeeks)?.weeks ?? 0;
  const competitionPrep = Math.min(wanted, longest, before);
  const rest = before - competitionPrep;
  const specific = Math.min(rest < 8 ? Math.ceil(rest / 2) : Math.floor(rest / 2), specificLongest);
  return { general_prep: rest - specific, specific_prep: specific, competition_prep: competitionPrep, taper: weeks - before };
}

/** Cuts `weeks` into stretches of `every` weeks or fewer, as even as can be, the longer ones first; each ends with an easy week. */
function stretches(weeks: number, every: number): number[] {
  const count = Math.ceil(weeks / every);
  return Array.from({ length: count }, (_, i) => Math.floor(weeks / count) + (i < weeks % count ? 1 : 0));
}

function easyWeeks({ general_prep, specific_prep, competition_prep }: Record<PlanPhase, number>, masters: boolean): Set<number> {
  const { weeks, mastersWeeks } = PERIODISATION.deloadEvery;
  const before = general_prep + specific_prep;
  if (before + competition_prep <= PLAN_LIMITS.loadingWeeksInARow[masters ? 'masters' : 'usual']) return new Set();
  let end = 0;
  return new Set(stretches(before, masters ? mastersWeeks : weeks).map((length) => (end += length)));
}

/** Minutes of a full week after `loadingBefore` of them: what is asked, or on the way there from what was trained before. */
export function fullWeekMin(inputs: PlanInputs, loadingBefore: number): number {
  const asked = inputs.weeklyHours * 60;
  if (inputs.recentWeeklyHours === null) return asked;
  const from = Math.max(inputs.recentWeeklyHours * 60, asked * PERIODISATION.rampFloorShare);
  return Math.min(asked, from * PERIODISATION.rampPerWeek ** (loadingBefore + 1));
}

/** The weeks of a plan: phases counted back from the race (or an open block), easy weeks, and how far each is through its phase. */
export function layOutWeeks(inputs: PlanInputs): WeekOutline[] {
  const start = nextWeekStart(inputs.today, inputs.startOfWeek);
  const race = plannedRace(inputs);
  const masters = isMasters(inputs);
  const { openBlock } = PERIODISATION;
  const weeks = race ? Math.floor(daysBetween(start, race) / 7) + 1 : openBlock.general + openBlock.specific;
  const lengths = race
    ? phaseLengths(weeks, Math.min(taperWeeks(inputs, race), weeks), masters)
    : { general_prep: openBlock.general, specific_prep: openBlock.specific, competition_prep: 0, taper: 0 };
  const easy = easyWeeks(lengths, masters);
  let [block, inBlock, loadingBefore] = [0, 0, 0];
  const outlines = (Object.keys(lengths) as PlanPhase[]).flatMap((phase) =>
    Array.from({ length: lengths[phase] }, (_, inPhase) => ({ phase, inPhase, progress: inPhase / Math.max(lengths[phase] - 1, 1) })),
  );
  return outlines.map((outline, i) => {
    const deload = easy.has(i + 1);
    const week = { ...outline, weekNumber: i + 1, startDate: addDays(start, i * 7), deload, block, inBlock, loadingBefore };
    [block, inBlock] = deload ? [block + 1, 0] : [block, inBlock + 1];
    if (!deload && outline.phase !== 'taper') loadingBefore += 1;
    return week;
  });
}

/** What a week should hold in minutes, before the last six days of a plan with a race. */
export function targetMin(inputs: PlanInputs, week: WeekOutline): number {
  const { wave, deload, taper } = PERIODISATION.shareOfAsked;
  const full = fullWeekMin(inputs, week.loadingBefore);
  if (week.phase === 'taper') return full * taper;
  if (week.deload) return full * deload;
  // On the way up every week is more than the last already.
  return full < inputs.weeklyHours * 60 ? full : full * (wave[Math.min(week.inBlock, wave.length - 1)] ?? 1);
}
