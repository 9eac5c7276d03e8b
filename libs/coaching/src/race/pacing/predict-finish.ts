import type { Station } from '@hyrox/contracts';
import { findCohort, type Cohort } from '../cohorts.ts';
import { CONVERSIONS, raceStationS, Z_90 } from './conversions.ts';
import { estimateRunning, type RunningBenchmarks, type RunningInput } from './estimate-running.ts';
import { componentOf, type Component, type Spread } from './finish-model.ts';
import type { RaceGroup } from './read-bands.ts';

export interface FinishInput extends RaceGroup {
  /** `30-34`; left out or unknown: everybody. */
  ageGroup?: string;
  running: RunningBenchmarks;
  /** Fresh station times, full race distance or 100 repetitions. */
  stationsS: Partial<Record<Station, number>>;
  lastRaceS: number | null;
}

export interface FinishContribution {
  input: RunningInput | Station | 'lastRaceS';
  /** The finish this input alone points to. */
  suggestsS: number;
  /** Part of the prediction that rests on it, 0 to 1; what is left rests on the cohort. */
  weight: number;
  /** How far it moves the prediction from the cohort's median. All of them together are the whole way. */
  shiftS: number;
}

export interface FinishPrediction {
  finishS: number;
  /** Four of five finishes are expected within. */
  fromS: number;
  toS: number;
  cohort: { medianS: number; sdS: number; n: number; ageGroup: string };
  contributions: FinishContribution[];
  caveats: string[];
}

interface Observation {
  input: FinishContribution['input'];
  suggestsS: number;
  sdS: number;
  /** Several inputs that speak of one thing share its weight. */
  shares: number;
}

/** Finish that a value of one part points to, with what the part leaves open (cohort) and what the conversion adds. */
function observe(input: Observation['input'], of: Component, valueS: number, conversionSdS: number, shares = 1): Observation {
  const sdS = Math.hypot(of.residualSdS, conversionSdS) / of.slope;
  return { input, suggestsS: of.atFinishS + (valueS - of.valueS) / of.slope, sdS, shares };
}

function observeAll(input: FinishInput, prior: Spread): Observation[] {
  const running = estimateRunning(input.running);
  const run = componentOf(input, 'run', prior);
  const runs = running && run ? running.by.map((by) => observe(by.input, run, by.racePaceSPerKm, by.sdS, running.by.length)) : [];
  const stations = (Object.entries(input.stationsS) as [Station, number][]).flatMap(([station, freshS]) => {
    const of = componentOf(input, station, prior);
    const raceS = raceStationS(station, freshS);
    return of ? [observe(station, of, raceS, raceS * CONVERSIONS.stationTypicalError)] : [];
  });
  // Two races at two venues differ by two draws of the venue term.
  const race = { input: 'lastRaceS' as const, suggestsS: input.lastRaceS ?? 0, sdS: CONVERSIONS.venueSdS * Math.SQRT2, shares: 1 };
  return [...runs, ...stations, ...(input.lastRaceS === null ? [] : [race])];
}

const CAVEATS = [
  'From race results of whole groups; halls, floors and days differ by minutes.',
  'Fresh tests become race splits by working rules that your own races will correct.',
];

const cohortFor = ({ division, sex, ageGroup }: FinishInput): Cohort | undefined =>
  (ageGroup ? findCohort(division, sex, ageGroup) : undefined) ?? findCohort(division, sex);

/**
 * Finish time with an 80 % interval. The cohort's finish times are the prior; each input points to a finish through the slope of its part over
 * the finish bands and counts by its precision, 1 ÷ (what the cohort spread of that part leaves open² + conversion²) (Gaussian, parts taken as
 * independent once the finish is given). Because they are not quite so, the interval is never narrower than the 684 s that held-out
 * events needed with five splits (research on the same results, 79.3 % covered). Null for a group without results.
 */
export function predictFinish(input: FinishInput): FinishPrediction | null {
  const cohort = cohortFor(input);
  const finish = cohort?.seconds.finish;
  if (!cohort || !finish) return null;
  const prior: Spread = { medianS: finish[2], sdS: (finish[4] - finish[0]) / 2 / Z_90 };
  const observations = observeAll(input, prior);
  const precision = observations.map(({ sdS, shares }) => 1 / (sdS * sdS * shares));
  const all = precision.reduce((sum, p) => sum + p, 1 / prior.sdS ** 2);
  const contributions = observations.map(({ input: name, suggestsS }, i) => {
    const weight = (precision[i] ?? 0) / all;
    return { input: name, suggestsS: Math.round(suggestsS), weight, shiftS: weight * (suggestsS - prior.medianS) };
  });
  const finishS = prior.medianS + contributions.reduce((sum, { shiftS }) => sum + shiftS, 0);
  const half = Math.max(Math.sqrt(1 / all) * Z_90, CONVERSIONS.heldOut.width80S / 2);
  return {
    finishS: Math.round(finishS),
    fromS: Math.round(finishS - half),
    toS: Math.round(finishS + half),
    cohort: { ...prior, n: cohort.nOf?.finish ?? cohort.n, ageGroup: cohort.ageGroup },
    contributions,
    caveats: CAVEATS,
  };
}
