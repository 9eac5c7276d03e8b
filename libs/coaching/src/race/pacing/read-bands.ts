import { Station } from '@hyrox/contracts';
import { PACING_BANDS, type PacingBand } from '../cohorts.ts';

export type RaceGroup = Pick<PacingBand, 'division' | 'sex'>;

/** The parts of a race at one finish time, in seconds; medians of a band, or between two of them. */
export interface RaceParts {
  runS: number;
  stationsS: Record<Station, number>;
  roxzoneS: number;
  fadeS: number;
}

export const finishOf = ({ runS, stationsS, roxzoneS }: RaceParts): number =>
  8 * runS + Station.options.reduce((sum, station) => sum + stationsS[station], 0) + roxzoneS;

export const partsOf = (band: PacingBand): RaceParts => ({
  runS: band.runAvgS,
  stationsS: band.stationsS as Record<Station, number>,
  roxzoneS: band.roxzoneS,
  fadeS: band.fadeS,
});

/** The bands of a group, fastest first; women Open only with today's 100 wall balls. */
export function bandsOf({ division, sex }: RaceGroup): PacingBand[] {
  return PACING_BANDS.bands
    .filter((band) => band.division === division && band.sex === sex && !band.wallBallReps.startsWith('75'))
    .toSorted((a, b) => a.fromMin - b.fromMin);
}

function mix(a: RaceParts, b: RaceParts, share: number): RaceParts {
  const between = (from: number, to: number) => from + (to - from) * share;
  const stationsS = Object.fromEntries(
    Station.options.map((station) => [station, between(a.stationsS[station], b.stationsS[station])]),
  ) as Record<Station, number>;
  return {
    runS: between(a.runS, b.runS),
    stationsS,
    roxzoneS: between(a.roxzoneS, b.roxzoneS),
    fadeS: between(a.fadeS, b.fadeS),
  };
}

/**
 * The parts of a race that takes `finishS`: between the medians of the two nearest finish bands (the sums of their parts are the known
 * points), beyond them on the line through the last two. `bands` are those it rests on. Null for a group without bands.
 */
export function partsAt(group: RaceGroup, finishS: number): { parts: RaceParts; bands: PacingBand[]; beyond: boolean } | null {
  const bands = bandsOf(group);
  const points = bands.map((band) => ({ band, parts: partsOf(band), finishS: finishOf(partsOf(band)) }));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 2) return null;
  const above = Math.min(
    Math.max(
      points.findIndex((point) => point.finishS >= finishS),
      1,
    ),
    points.length - 1,
  );
  const upper = finishS > last.finishS ? points.length - 1 : above;
  const [a, b] = [points[upper - 1], points[upper]];
  if (!a || !b) return null;
  const parts = mix(a.parts, b.parts, (finishS - a.finishS) / (b.finishS - a.finishS));
  return { parts, bands: [a.band, b.band], beyond: finishS < first.finishS || finishS > last.finishS };
}
