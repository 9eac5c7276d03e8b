import { Station, type Equipment, type PlanInputs } from '@hyrox/contracts';
import { findCohort } from '../race/cohorts.ts';
import { findStandards } from '../race/find-standards.ts';
import { raceStationS } from '../race/pacing/conversions.ts';
import { estimateRunning } from '../race/pacing/estimate-running.ts';
import { planPace, type PacePlan } from '../race/pacing/plan-pace.ts';
import { equipmentAtHand, type Movement } from './data/exercises.ts';
import { RUN_PATTERNS } from './data/week-menus.ts';
import { readLimits } from './read-limits.ts';

/** What the inputs mean for sessions. */
export interface Athlete {
  inputs: PlanInputs;
  atHand: ReadonlySet<Equipment>;
  leftOut: ReadonlySet<Movement>;
  racePaceSPerKm: number;
  thresholdPaceSPerKm: number;
  /** Seconds of the whole station in a race: from a test, else from the cohort. */
  stationS: Record<Station, number>;
  /** Stations with a test of one's own. */
  tested: ReadonlySet<Station>;
  /** Slowest against the cohort's median first; only tested ones. */
  weakest: Station[];
  raceLoadKg: Partial<Record<Station, number>>;
  /** The race splits of the goal, when results know such a finish. */
  goal: PacePlan | null;
}

const PERCENTILE = { beginner: 3, intermediate: 2, advanced: 1 } as const;
/** A goal is trained towards, not believed: halfway between what tests say and what it asks, within these bounds of the tests. */
const GOAL_BOUNDS = [0.94, 1.08] as const;
const THRESHOLD_OF_RACE = 1 / 1.1;

function cohortStationS({ division, sex, level }: PlanInputs, station: Station): number {
  const seconds = findCohort(division, sex ?? 'male')?.seconds[station];
  if (!seconds) throw new Error(`The cohorts say nothing about ${station}`);
  return seconds[PERCENTILE[level]];
}

function medianOf({ division, sex }: PlanInputs, station: Station): number {
  return findCohort(division, sex ?? 'male')?.seconds[station]?.[2] ?? 1;
}

function goalOf({ goalTimeS, division, sex }: PlanInputs): PacePlan | null {
  return goalTimeS !== null && sex !== null ? planPace({ division, sex, targetS: goalTimeS }) : null;
}

function paces(inputs: PlanInputs, goal: PacePlan | null): Pick<Athlete, 'racePaceSPerKm' | 'thresholdPaceSPerKm'> {
  const lastRace =
    inputs.benchmarks.lastRaceS !== null && inputs.sex !== null
      ? planPace({ division: inputs.division, sex: inputs.sex, targetS: inputs.benchmarks.lastRaceS })
      : null;
  const averageRunS = (plan: PacePlan) => plan.legs.reduce((sum, { runS }) => sum + runS, 0) / 8;
  const running = estimateRunning(inputs.benchmarks);
  const told = [...(running ? [running.racePaceSPerKm] : []), ...(lastRace ? [averageRunS(lastRace)] : [])];
  const tested = told.length > 0 ? told.reduce((sum, pace) => sum + pace, 0) / told.length : null;
  const current = tested ?? RUN_PATTERNS.defaultRacePaceSPerKm[inputs.level];
  const wanted = goal ? (averageRunS(goal) + current) / 2 : current;
  const racePace = tested === null ? wanted : Math.min(Math.max(wanted, tested * GOAL_BOUNDS[0]), tested * GOAL_BOUNDS[1]);
  return {
    racePaceSPerKm: Math.round(racePace),
    thresholdPaceSPerKm: Math.round(running?.thresholdPaceSPerKm ?? current * THRESHOLD_OF_RACE),
  };
}

/** Everything sessions need to know, from the inputs alone. */
export function readAthlete(inputs: PlanInputs): Athlete {
  const { stationsS } = inputs.benchmarks;
  const tested = Station.options.filter((station) => stationsS[station] !== undefined);
  const raceS = (station: Station) => {
    const freshS = stationsS[station];
    return Math.round(freshS === undefined ? cohortStationS(inputs, station) : raceStationS(station, freshS));
  };
  const stationS = Object.fromEntries(Station.options.map((station) => [station, raceS(station)])) as Record<Station, number>;
  const standards =
    inputs.sex === null
      ? null
      : findStandards({ format: 'singles', division: inputs.division, sex: inputs.sex }, inputs.raceDate ?? inputs.today);
  const behind = (station: Station) => stationS[station] / medianOf(inputs, station);
  const goal = goalOf(inputs);
  return {
    inputs,
    atHand: equipmentAtHand(inputs.equipment),
    leftOut: readLimits(inputs.limits).leftOut,
    ...paces(inputs, goal),
    stationS,
    tested: new Set(tested),
    weakest: tested.toSorted((a, b) => behind(b) - behind(a)),
    raceLoadKg: Object.fromEntries(
      (standards?.stations ?? []).flatMap(({ station, loadKg }) => (loadKg === null ? [] : [[station, loadKg]])),
    ),
    goal,
  };
}
