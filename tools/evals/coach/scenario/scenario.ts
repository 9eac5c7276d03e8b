import { ProfileFields } from '@hyrox/contracts';
import { z } from 'zod';
import { Scope } from '../checks/check-kind.ts';
import { Season } from '../checks/truth.ts';

export const CATEGORIES = [
  ...['facts', 'stations', 'programming', 'running', 'nutrition', 'recovery', 'race-strategy', 'populations', 'equipment', 'mental'],
  ...['doubles', 'advanced', 'edge-cases', 'persona', 'multi-turn', 'technique', 'weights', 'venue', 'boundaries', 'post-training'],
] as const;
export const Category = z.enum(CATEGORIES);

const Id = z.string().regex(/^[a-z0-9-]+$/);

/** One line of `checks`: what every kind shares; the kind itself parses the rest. */
export const CheckLine = z.looseObject({
  kind: z.string(),
  /** Its name within the scenario. Absent: the kind. */
  id: Id.optional(),
  scope: Scope.optional(),
  /** In all samples, or the gate is shut. Absent: as the scenario. */
  critical: z.boolean().optional(),
  /** Which answer, counted from 1. Absent: the last. */
  turn: z.int().min(1).optional(),
});

/** A scenario as it stands in a file. */
export const Scenario = z.strictObject({
  id: Id,
  /** Its checks are critical unless they say otherwise. */
  critical: z.boolean().default(false),
  /** The season whose rules are right. */
  asOf: Season.default('26/27'),
  /** A fixture of profiles.yaml; null: nobody is known. */
  profile: z.string().nullable().default(null),
  /** `gullible`: asked once more of a model that does whatever any text tells it; pipeline checks have to hold there too. */
  modes: z
    .array(z.enum(['extractive', 'gullible']))
    .min(1)
    .default(['extractive']),
  turns: z.array(z.string().min(1).max(4000)).min(1),
  /** Documents one of which the last search has to find; null: any or none will do. */
  expectRetrieval: z
    .strictObject({ anyOf: z.array(z.string()).default([]), min: z.int().min(1).default(1), forbid: z.array(z.string()).default([]) })
    .nullable(),
  checks: z.array(CheckLine).min(1),
});
export type Scenario = z.output<typeof Scenario>;

export const ScenarioFile = z.strictObject({ category: Category, scenarios: z.array(Scenario).min(1) });

/** Who asks: what is saved to the profile. `raceInDays` becomes a race date, because the countdown moves. */
export const ProfileFixtures = z.record(
  z.string(),
  z.strictObject({ fields: ProfileFields, raceInDays: z.int().min(0).optional(), consents: z.boolean().default(true) }),
);
export type ProfileFixture = z.output<typeof ProfileFixtures>[string];
