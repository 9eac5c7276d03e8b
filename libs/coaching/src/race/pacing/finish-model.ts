import type { Station } from '@hyrox/contracts';
import { findCohort, type Cohort } from '../cohorts.ts';
import { Z_90 } from './conversions.ts';
import { bandsOf, finishOf, partsOf, type RaceGroup, type RaceParts } from './read-bands.ts';

export interface Spread {
  medianS: number;
  sdS: number;
}

/** One part of the race seen from the finish: where it stands at the cohort's median and how it moves. */
export interface Component {
  valueS: number;
  atFinishS: number;
  /** Seconds of the part for a second of finish. */
  slope: number;
  /** Spread of the part among people who finish alike. */
  residualSdS: number;
}

const RUNS = ['run_2', 'run_3', 'run_4', 'run_5', 'run_6', 'run_7', 'run_8'] as const;
/** However well a part follows the finish, this much of its own spread is left: percentiles of groups hide some of it. */
const SMALLEST_RESIDUAL = 0.4;

const spreadOf = ([p10, , , , p90]: readonly [number, number, number, number, number]): number => (p90 - p10) / 2 / Z_90;

function sdOf(cohort: Cohort, part: Station | 'run'): number | null {
  const percentiles = (part === 'run' ? RUNS : [part]).map((measure) => cohort.seconds[measure]);
  const known = percentiles.filter((values) => values !== undefined);
  return known.length === percentiles.length ? known.reduce((sum, values) => sum + spreadOf(values), 0) / known.length : null;
}

const valueOf = (parts: RaceParts, part: Station | 'run'): number => (part === 'run' ? parts.runS : parts.stationsS[part]);

/**
 * A part of the race as a line over the finish: least squares through the medians of the finish bands, weighted by their sizes. The residual
 * is what the cohort's spread of the part has beyond that line: sqrt(sd(part)² − slope² × sd(finish)²). Null without bands or cohort.
 */
export function componentOf(group: RaceGroup, part: Station | 'run', finish: Spread): Component | null {
  const cohort = findCohort(group.division, group.sex);
  const sdS = cohort ? sdOf(cohort, part) : null;
  const points = bandsOf(group).map((band) => ({ x: finishOf(partsOf(band)), y: valueOf(partsOf(band), part), n: band.n }));
  const n = points.reduce((sum, point) => sum + point.n, 0);
  if (sdS === null || points.length < 2) return null;
  const mean = (of: 'x' | 'y') => points.reduce((sum, point) => sum + point[of] * point.n, 0) / n;
  const [x, y] = [mean('x'), mean('y')];
  const over = points.reduce((sum, point) => sum + point.n * (point.x - x) * (point.y - y), 0);
  const slope = over / points.reduce((sum, point) => sum + point.n * (point.x - x) ** 2, 0);
  const residual = Math.sqrt(Math.max(sdS ** 2 - (slope * finish.sdS) ** 2, (SMALLEST_RESIDUAL * sdS) ** 2));
  return { valueS: y, atFinishS: x, slope, residualSdS: residual };
}
