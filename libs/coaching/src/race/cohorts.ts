import { Station } from '@hyrox/contracts';
import { z } from 'zod';
import cohortSource from './cohorts.json' with { type: 'json' };
import bandSource from './pacing-bands.json' with { type: 'json' };

const RUNS = ['run_1', 'run_2', 'run_3', 'run_4', 'run_5', 'run_6', 'run_7', 'run_8'] as const;

/** A part of the race, or the whole. */
export const RaceMeasure = z.enum([...RUNS, ...Station.options, 'roxzone_total', 'finish']);
export type RaceMeasure = z.infer<typeof RaceMeasure>;

/** 10th, 25th, 50th, 75th and 90th percentile in seconds. */
const Percentiles = z
  .tuple([z.int(), z.int(), z.int(), z.int(), z.int()])
  .refine((values) => values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0)), 'Percentiles rise');

const Cohort = z.strictObject({
  division: z.enum(['open', 'pro']),
  sex: z.enum(['female', 'male']),
  /** `30-34`, or `all`. */
  ageGroup: z.string(),
  /** Finishers counted. Groups below 100 are not kept: they would speak about persons. */
  n: z.int().min(100),
  seconds: z.partialRecord(RaceMeasure, Percentiles),
  /** Where a measure rests on fewer finishers than `n`. */
  nOf: z.partialRecord(RaceMeasure, z.int().min(100)).optional(),
});
export type Cohort = z.infer<typeof Cohort>;

const Cohorts = z.strictObject({
  source: z.string(),
  about: z.string(),
  caveats: z.array(z.string()).min(1),
  percentiles: z.tuple([z.literal(10), z.literal(25), z.literal(50), z.literal(75), z.literal(90)]),
  cohorts: z.array(Cohort),
});

const Band = z.strictObject({
  division: z.enum(['open', 'pro']),
  sex: z.enum(['female', 'male']),
  wallBallReps: z.string(),
  /** Finish time of the band, in minutes, `toMin` not included. */
  fromMin: z.int(),
  toMin: z.int(),
  n: z.int().min(100),
  runAvgS: z.int(),
  run2S: z.int(),
  run8S: z.int(),
  /** Median of each finisher's own run 8 minus run 2; not the difference of the two medians. */
  fadeS: z.int(),
  roxzoneS: z.int(),
  stationsS: z.record(Station, z.int()),
});
export type PacingBand = z.infer<typeof Band>;

const Bands = z.strictObject({ source: z.string(), caveats: z.array(z.string()), bands: z.array(Band) });

/** How whole groups of finishers were distributed. Aggregates only; read the caveats before quoting a number. */
export const COHORTS = Cohorts.parse(cohortSource);

/** Medians of each part of the race by finish time. */
export const PACING_BANDS = Bands.parse(bandSource);

/** The cohort of a division, sex and age group (`all` for every age). */
export function findCohort(division: Cohort['division'], sex: Cohort['sex'], ageGroup = 'all'): Cohort | undefined {
  return COHORTS.cohorts.find((of) => of.division === division && of.sex === sex && of.ageGroup === ageGroup);
}
