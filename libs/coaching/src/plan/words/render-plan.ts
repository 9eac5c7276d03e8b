import type { PlanBlock, PlanDay, PlanDraft, PlanSession, PlanWeek } from '@hyrox/contracts';
import { weekdayOf } from '../calendar.ts';
import { EXERCISES } from '../data/exercises.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const PHASE_NAMES = {
  general_prep: 'general preparation',
  specific_prep: 'specific preparation',
  competition_prep: 'competition preparation',
  taper: 'taper',
} as const;

/** `24 Apr`. */
export const dayText = (date: string): string => `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;

/** `1 h 15`, `45 min`. */
export const minutesText = (minutes: number): string =>
  minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;

const paceText = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

function amountText({ sets, reps, distanceM, workS, durationMin }: PlanBlock): string {
  const each =
    distanceM !== null ? `${distanceM.toLocaleString('en-US')} m` : reps !== null ? `${reps}` : workS !== null ? `${workS} s` : null;
  if (each === null) return `${durationMin} min`;
  return sets !== null && sets > 1 ? `${sets} × ${each}` : reps !== null && distanceM === null ? `${each} reps` : each;
}

/** `Sled push 2 × 25 m at 122 kg, 90 s rest`. */
export function blockText(of: PlanBlock): string {
  const parts = [
    `${EXERCISES[of.exercise].name} ${amountText(of)}`,
    ...(of.loadKg === null ? [] : [`at ${of.loadKg} kg`]),
    ...(of.paceSPerKm === null ? [] : [`at ${paceText(of.paceSPerKm.from)} to ${paceText(of.paceSPerKm.to)} per km`]),
  ];
  return `${parts.join(' ')}${of.restS !== null && of.restS > 0 ? `, ${of.restS} s rest` : ''}`;
}

function sessionText({ title, durationMin, rpe, blocks }: PlanSession): string {
  const main = blocks.filter(({ part }) => part === 'main').map(blockText);
  return `**${title}**, ${minutesText(durationMin)}, RPE ${rpe}: ${main.join('; ')}`;
}

function dayLine({ date, sessions }: PlanDay): string {
  const words = sessions.length === 0 ? 'rest' : sessions.map(sessionText).join(' + ');
  return `- ${WEEKDAYS[weekdayOf(date) - 1]} ${dayText(date)}: ${words}`;
}

const minutesOf = ({ days }: PlanWeek): number =>
  days.flatMap(({ sessions }) => sessions.filter(({ kind }) => kind !== 'race')).reduce((sum, { durationMin }) => sum + durationMin, 0);

function weekLine(week: PlanWeek): string {
  const easy = week.deload ? ', easy week' : '';
  return `Week ${week.weekNumber} from ${dayText(week.startDate)}: ${PHASE_NAMES[week.phase]}${easy}, ${minutesText(minutesOf(week))}`;
}

/**
 * A plan as short Markdown for the chat and the terminal: `wholeWeeks` weeks day by day from `from` (the first by default), the others in one
 * line each.
 */
export function renderPlan(plan: PlanDraft, { wholeWeeks = 1, from = 1 } = {}): string {
  const isWhole = ({ weekNumber }: PlanWeek) => weekNumber >= from && weekNumber < from + wholeWeeks;
  const weeks = plan.weeks.map((week) =>
    isWhole(week) ? [`### ${weekLine(week)}`, '', `${week.focus}.`, '', ...week.days.map(dayLine), ''].join('\n') : `- ${weekLine(week)}`,
  );
  return [`## ${plan.title}`, '', ...weeks].join('\n').trimEnd();
}
