import type { Plan, PlanInputs, PlanRefusal } from '@hyrox/contracts';
import { addDays, dayIndex, daysBetween, nextWeekStart } from './calendar.ts';
import { buildWeek } from './build-week.ts';
import { PERIODISATION } from './data/periodisation.ts';
import { PLAN_LIMITS } from './data/limits.ts';
import { daysToRace, draftWeeks, type WeekDraft } from './draft-weeks.ts';
import { plannedRace } from './lay-out-weeks.ts';
import { placeSessions, type Placement } from './place-sessions.ts';
import { readAthlete } from './read-athlete.ts';
import { readLimits } from './read-limits.ts';
import { capacityMin } from './share-minutes.ts';

export type MadePlan = { ok: true; plan: Plan } | { ok: false; refusal: PlanRefusal };

const refuse = (code: PlanRefusal['code'], text: string): PlanRefusal => ({ code, text });
const hoursText = (minutes: number): string => `${Math.floor(minutes / 60)} h ${String(Math.floor(minutes % 60)).padStart(2, '0')}`;

function refuseDates({ today, raceDate, startOfWeek }: PlanInputs): PlanRefusal | null {
  if (raceDate === null) return null;
  if (raceDate < today) return refuse('race_over', `The race on ${raceDate} is over. Name the next one, or none.`);
  const from = nextWeekStart(today, startOfWeek);
  if (daysBetween(from, raceDate) >= PERIODISATION.shortestDays) return null;
  return refuse(
    'race_too_close',
    `A plan would start on ${from}, and the race on ${raceDate} is less than ${PERIODISATION.shortestDays} days later: rest, a few short runs and a rehearsal of the order serve you better. Ask the coach for race week.`,
  );
}

function refuseHours({ weeklyHours, level, trainingDays }: PlanInputs): PlanRefusal | null {
  const [fewest, most] = PLAN_LIMITS.hours[level];
  if (weeklyHours < fewest || weeklyHours > most) {
    return refuse('hours_out_of_range', `A plan for this level holds ${fewest} to ${most} hours a week; ${weeklyHours} were asked for.`);
  }
  if (trainingDays.length < PLAN_LIMITS.fewestDays) {
    return refuse('days_too_few', `All eight stations and two runs a week need at least ${PLAN_LIMITS.fewestDays} training days.`);
  }
  return null;
}

function refuseFullDays({ days }: Placement, inputs: PlanInputs): PlanRefusal | null {
  const held = capacityMin(days, inputs) / Math.max(...PERIODISATION.shareOfAsked.wave);
  if (inputs.weeklyHours * 60 <= held) return null;
  return refuse(
    'days_too_few',
    `${inputs.trainingDays.length} training days hold at most ${hoursText(held)} min at this level; ${inputs.weeklyHours} hours were asked for. Name another day, allow longer sessions, or ask for less.`,
  );
}

/** Weeks that rehearse the race: the last full one and every second before it, at most three, none within ten days of the race. */
function rehearsals(drafts: readonly WeekDraft[], inputs: PlanInputs, race: string | null): ReadonlySet<number> {
  const chosen = new Set<number>();
  if (race === null) return chosen;
  let next = Infinity;
  for (const { outline, sessions } of drafts.toReversed()) {
    const day = sessions.find(({ slot }) => slot === 'compromised');
    const isFull = !outline.deload && (outline.phase === 'competition_prep' || outline.phase === 'specific_prep');
    if (!day || !isFull || outline.weekNumber > next || chosen.size === 3) continue;
    const date = addDays(outline.startDate, dayIndex(day.weekday, inputs.startOfWeek));
    if (daysToRace(date, race) < PLAN_LIMITS.beforeRace.simulationDays) continue;
    chosen.add(outline.weekNumber);
    next = outline.weekNumber - 2;
  }
  return chosen;
}

/** `1:25:00`. */
const finishText = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.round(seconds) % 60]
    .map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':');

function titleOf({ goalTimeS }: PlanInputs, weeks: number, race: string | null): string {
  const goal = goalTimeS === null ? '' : `, goal ${finishText(goalTimeS)}`;
  return race === null ? `${weeks} weeks of base and race strength${goal}` : `${weeks} weeks to the race${goal}`;
}

/**
 * A plan from the inputs alone: the same inputs give the same plan. Counted back from the race through taper, competition, specific and general
 * preparation; without a race (or one more than a year away) an open block of twelve weeks. Rules and figures are data in `data/`, from
 * knowledge/team5.md and its neighbours. Refuses, with words for the athlete, what no plan can be made for.
 */
export function makePlan(inputs: PlanInputs): MadePlan {
  const refusal = readLimits(inputs.limits).refusal ?? refuseDates(inputs) ?? refuseHours(inputs);
  if (refusal) return { ok: false, refusal };
  const placement = placeSessions(inputs);
  const tooFull = refuseFullDays(placement, inputs);
  if (tooFull) return { ok: false, refusal: tooFull };
  const athlete = readAthlete(inputs);
  const race = plannedRace(inputs);
  const drafts = draftWeeks(inputs, placement);
  const rehearsing = rehearsals(drafts, inputs, race);
  const weeks = drafts.map((draft) => buildWeek(draft, athlete, rehearsing.has(draft.outline.weekNumber)));
  const startDate = nextWeekStart(inputs.today, inputs.startOfWeek);
  return { ok: true, plan: { title: titleOf(inputs, weeks.length, race), startDate, raceDate: inputs.raceDate, weeks, madeBy: 'engine' } };
}
