import { findCohort, findStandards } from '@hyrox/coaching';
import { Station } from '@hyrox/contracts';
import { z } from 'zod';

export const Season = z.enum(['25/26', '26/27']);
export type Season = z.infer<typeof Season>;

const RACE_DAY: Record<Season, string> = { '25/26': '2026-03-01', '26/27': '2026-12-01' };

const CLASSES = {
  women_open: { format: 'singles', division: 'open', sex: 'female' },
  men_open: { format: 'singles', division: 'open', sex: 'male' },
  women_pro: { format: 'singles', division: 'pro', sex: 'female' },
  men_pro: { format: 'singles', division: 'pro', sex: 'male' },
  doubles_women: { format: 'doubles', division: 'open', sex: 'female' },
  doubles_men: { format: 'doubles', division: 'open', sex: 'male' },
  doubles_mixed: { format: 'doubles', division: 'open', sex: 'mixed' },
} as const;

/** A figure of the rules data: what one station asks of one class in the season of the scenario. */
export const RuleRef = z.strictObject({
  station: Station,
  class: z.enum(Object.keys(CLASSES) as [keyof typeof CLASSES]).default('men_open'),
  of: z.enum(['load', 'amount', 'height']).default('load'),
});

/** A figure of the cohort tables, in seconds. */
export const CohortRef = z.strictObject({
  division: z.enum(['open', 'pro']),
  sex: z.enum(['female', 'male']),
  ageGroup: z.string().default('all'),
  measure: z.enum([...Station.options, 'roxzone_total', 'finish']),
  percentile: z.union([z.literal(10), z.literal(25), z.literal(50), z.literal(75), z.literal(90)]).default(50),
});

/** Reads a figure from libs/coaching in kg, m or repetitions. Throws when the rules do not hold it: a scenario may not ask for it then. */
export function ruleValue(ref: z.output<typeof RuleRef>, season: Season): number {
  const standards = findStandards(CLASSES[ref.class], RACE_DAY[season]);
  const station = standards?.stations.find((of) => of.station === ref.station);
  const value = { load: station?.loadKg, amount: station?.amount, height: station?.targetHeightM }[ref.of];
  if (value === undefined || value === null) throw new Error(`The rules have no ${ref.of} of ${ref.station} for ${ref.class} in ${season}`);
  return value;
}

/** Reads a percentile in seconds. Throws when that cohort is not kept. */
export function cohortSeconds({ division, sex, ageGroup, measure, percentile }: z.output<typeof CohortRef>): number {
  const seconds = findCohort(division, sex, ageGroup)?.seconds[measure]?.[[10, 25, 50, 75, 90].indexOf(percentile)];
  if (seconds === undefined) throw new Error(`There is no cohort ${division} ${sex} ${ageGroup} with ${measure}`);
  return seconds;
}
