import { Station } from '@hyrox/contracts';
import { findCohort, PACING_BANDS, type Cohort } from '../cohorts.ts';
import { finishOf, partsAt, type RaceGroup, type RaceParts } from './read-bands.ts';

export interface PaceLeg {
  run: number;
  runS: number;
  station: Station;
  stationS: number;
}

export interface PacePlan {
  targetS: number;
  /** In race order, one run before each station. */
  legs: PaceLeg[];
  roxzoneS: number;
  /** Last run minus second run in the plan, and what finishers of that time really lose. */
  fadeS: number;
  typicalFadeS: number;
  /** What it rests on: finish bands with their sizes. `beyond`: the target lies outside of all bands and was drawn on from them. */
  bands: { fromMin: number; toMin: number; n: number }[];
  beyond: boolean;
  source: string;
  caveats: string[];
}

export interface PaceInput extends RaceGroup {
  targetS: number;
  /** Part of the typical fade that is planned: 0 is even, 1 is what the band does. A plan should be more even than most races are. */
  fadeShare?: number;
}

/** A part may not be drawn on to less than this share of the fastest band: nobody ran so. */
const SMALLEST_SHARE = 0.8;
const FARTHEST_BEYOND = 1.35;

/**
 * Seconds of run 1 to 8 beyond their average, with a run 8 minus run 2 of one second: the shape of the cohort's median runs. Run 1 is taken as
 * long as run 2, because its length differs between venues.
 */
function fadeShape(cohort: Cohort): number[] {
  const median = (run: number) => cohort.seconds[`run_${run}` as 'run_1']?.[2] ?? 0;
  const runs = [2, 2, 3, 4, 5, 6, 7, 8].map(median);
  const [mean, spread] = [runs.reduce((sum, s) => sum + s, 0) / 8, median(8) - median(2)];
  return runs.map((s) => (s - mean) / spread);
}

/** Whole seconds that add up to `total` exactly, each as near to its share as that allows (largest remainder). */
export function wholeParts(parts: readonly number[], total: number): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  const exact = parts.map((part) => (part / sum) * total);
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((all, part) => all + part, 0);
  const byRemainder = exact.map((part, i) => [part - Math.floor(part), i] as const).toSorted((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (const [, i] of byRemainder.slice(0, missing)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}

function isBelievable(parts: RaceParts, targetS: number, group: RaceGroup): boolean {
  const fastest = partsAt(group, 0)?.bands[0];
  const finish = findCohort(group.division, group.sex)?.seconds.finish;
  if (!fastest || !finish) return false;
  return parts.runS >= fastest.runAvgS * SMALLEST_SHARE && parts.roxzoneS > 0 && targetS <= finish[4] * FARTHEST_BEYOND;
}

/**
 * A target finish as run, station and Roxzone splits that add up to it exactly, in whole seconds. From the medians of the finish bands around
 * it; the runs follow the shape of the cohort's median runs with `fadeShare` (half by default) of the typical fade. Null where no results say
 * anything: too fast, too slow, or a group without bands.
 */
export function planPace({ targetS, fadeShare = 0.5, ...group }: PaceInput): PacePlan | null {
  const found = partsAt(group, targetS);
  const cohort = findCohort(group.division, group.sex);
  if (!found || !cohort || !Number.isInteger(targetS) || !isBelievable(found.parts, targetS, group)) return null;
  const { parts, bands, beyond } = found;
  const scale = targetS / finishOf(parts);
  const runs = fadeShape(cohort).map((shape) => (parts.runS + shape * parts.fadeS * fadeShare) * scale);
  const stations = Station.options.map((station) => parts.stationsS[station] * scale);
  const whole = wholeParts([...runs, ...stations, parts.roxzoneS * scale], targetS);
  const legs = Station.options.map((station, i) => ({ run: i + 1, runS: whole[i] ?? 0, station, stationS: whole[8 + i] ?? 0 }));
  return {
    targetS,
    legs,
    roxzoneS: whole[16] ?? 0,
    fadeS: (whole[7] ?? 0) - (whole[1] ?? 0),
    typicalFadeS: Math.round(parts.fadeS),
    bands: bands.map(({ fromMin, toMin, n }) => ({ fromMin, toMin, n })),
    beyond,
    source: PACING_BANDS.source,
    caveats: [
      ...(group.division === 'open' && group.sex === 'female' ? ['Bands of women Open with 100 wall balls rest on one event.'] : []),
      ...(group.division === 'pro' ? ['Pro bands rest on season 5 only.'] : []),
      ...(beyond ? ['The target lies outside of the bands; its splits are drawn on from the nearest two.'] : []),
    ],
  };
}
