import { Station } from '@hyrox/contracts';
import { z } from 'zod';
import source from './rules.json' with { type: 'json' };

/** How sure we are: `high` an official text or several that agree, `medium` good secondary sources, `low` a single guide. */
export const Confidence = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof Confidence>;

const Told = { source: z.string().regex(/^[a-z0-9-]+$/), confidence: Confidence };
const SeasonId = z.enum(['25/26', '26/27']);
export type SeasonId = z.infer<typeof SeasonId>;

export const RaceFormat = z.enum(['singles', 'doubles']);
export const RaceSex = z.enum(['female', 'male', 'mixed']);
const Rung = z.enum(['light', 'middle', 'heavy']);
const LoadedStation = Station.extract(['sled_push', 'sled_pull', 'farmers_carry', 'sandbag_lunges', 'wall_balls']);
export type LoadedStation = z.infer<typeof LoadedStation>;

const RaceClass = z.strictObject({
  format: RaceFormat,
  division: z.enum(['open', 'pro']),
  sex: RaceSex,
  rung: Rung,
  /** Of the wall-ball target, in metres. Null: by the sex of whoever throws. */
  targetHeightM: z.number().nullable(),
  ...Told,
});
export type RaceClass = z.infer<typeof RaceClass>;

const Consequence = z.strictObject({ consequence: z.string(), ...Told });
const Penalty = z.strictObject({
  fault: z.string(),
  words: z.string(),
  /** Told in the text only, not in the table of penalties. */
  minor: z.boolean().default(false),
  /** Null: nothing was found for that season. */
  '25/26': Consequence.nullable(),
  '26/27': Consequence.nullable(),
});
export type Penalty = z.infer<typeof Penalty>;

const AgeBands = z.strictObject({
  first: z.tuple([z.int(), z.int()]),
  thenFrom: z.int(),
  widthYears: z.int(),
  lastUpTo: z.int(),
  by: z.string().optional(),
  ...Told,
});

const RaceRules = z.strictObject({
  /** In race order. One run before each, none after the last. */
  stations: z
    .array(
      z.strictObject({
        key: Station,
        name: z.string(),
        amount: z.int(),
        unit: z.enum(['m', 'reps']),
        lane: z.strictObject({ count: z.int(), lengthM: z.number() }).optional(),
      }),
    )
    .length(8),
  course: z.strictObject({ runs: z.int(), runM: z.int(), minimumAge: z.int(), ...Told }),
  /** Kilograms. Sleds with their own mass; the farmers carry per hand. */
  rungs: z.record(Rung, z.record(LoadedStation, z.number())),
  seasons: z.array(z.strictObject({ id: SeasonId, firstDay: z.iso.date(), lastDay: z.iso.date(), classes: z.array(RaceClass) })),
  penalties: z.array(Penalty),
  ageGroups: z.strictObject({ singles: AgeBands, doubles: AgeBands, relay: AgeBands }),
});

/** The rules of the race as data, each with its source (a key of knowledge/sources.yaml) and how sure we are. */
export const RACE_RULES = RaceRules.parse(source);
export type RaceSeason = (typeof RACE_RULES.seasons)[number];
