import { Station, type PlanDay, type PlanSession } from '@hyrox/contracts';
import { PLAN_LIMITS } from '../data/limits.ts';
import { WEEK_MENUS } from '../data/week-menus.ts';
import { addDays, weekdayOf } from '../calendar.ts';
import type { WeekOutline } from '../lay-out-weeks.ts';
import type { Athlete } from '../read-athlete.ts';
import { stationVariant } from '../choose-exercise.ts';
import { around, block, nameOf, session } from './block.ts';
import { buildEasyRun } from './build-runs.ts';
import { linkStations } from './link-stations.ts';

const SHORTEST_MIN = 15;
const STEP_MIN = 5;
/** With more days than this before the race, two of them are rest. */
const MOST_DAYS = 4;
const RATHER_REST = [4, 2];
const MOST_SHARES = 3;
const RACE_RPE = 9;
const USUAL_RACE_MIN = { beginner: 110, intermediate: 92, advanced: 76 } as const;

type DaysOut = keyof typeof WEEK_MENUS.raceWeek;

function trainedDaysOut(race: string, { inputs }: Athlete): number[] {
  const days = Array.from({ length: PLAN_LIMITS.beforeRace.lastDays }, (_, i) => PLAN_LIMITS.beforeRace.lastDays - i).filter((out) => {
    return inputs.trainingDays.includes(weekdayOf(addDays(race, -out)));
  });
  return days.length > MOST_DAYS ? days.filter((out) => !RATHER_REST.includes(out)) : days;
}

function build(out: number, minutes: number, athlete: Athlete, week: WeekOutline): PlanSession {
  const { kind, rpe } = WEEK_MENUS.raceWeek[String(out) as DaysOut];
  const input = { athlete, week, minutes, rpe };
  if (kind === 'sharpen' && minutes >= 20) return linkStations(input, ['sled_push', 'wall_balls'], 'sharpen');
  return buildEasyRun({ ...input, rpe: Math.min(rpe, PLAN_LIMITS.rpeCeiling.easy) });
}

/** What the six days before the race hold on training days: short, sharp once, easy from the third day before. */
export function lastDays(race: string, totalMin: number, athlete: Athlete, week: WeekOutline): PlanDay[] {
  const days = trainedDaysOut(race, athlete);
  const weight = (out: number) => WEEK_MENUS.raceWeek[String(out) as DaysOut].weight;
  const all = days.reduce((sum, out) => sum + weight(out), 0);
  // However few days there are, none takes more than a third.
  const longest = Math.min(WEEK_MENUS.raceWeekLongestMin, athlete.inputs.sessionLimitMin ?? Infinity, totalMin / MOST_SHARES);
  return days.map((out) => {
    const share = Math.min((totalMin * weight(out)) / all, longest);
    const minutes = Math.max(Math.floor(share / STEP_MIN) * STEP_MIN, SHORTEST_MIN);
    return { date: addDays(race, -out), sessions: [build(out, minutes, athlete, week)] };
  });
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.round(seconds) % 60).padStart(2, '0')}`;

/** The race itself: eight runs, each with what follows it, at the splits of the goal where results know such a finish. */
export function raceSession(athlete: Athlete): PlanSession {
  const { goal, inputs, racePaceSPerKm } = athlete;
  const minutes = Math.round((inputs.goalTimeS ?? USUAL_RACE_MIN[inputs.level] * 60) / 60);
  const blocks = Station.options.map((station, i) => {
    const leg = goal?.legs[i];
    const words = nameOf(
      stationVariant(station, { atHand: new Set(['ski_erg', 'sled', 'rower', 'kettlebells', 'sandbag', 'wall_ball']), leftOut: new Set() })
        .exercise,
    );
    return block({
      exercise: 'run',
      sets: 1,
      distanceM: 1000,
      rpe: RACE_RPE,
      durationMin: Math.max(Math.floor(minutes / 8) + (i < minutes % 8 ? 1 : 0), 1),
      paceSPerKm: around(leg?.runS ?? racePaceSPerKm),
      note: leg ? `Then ${words} in ${clock(leg.stationS)}` : `Then ${words}`,
    });
  });
  return session({ kind: 'race', rpe: RACE_RPE, blocks });
}
