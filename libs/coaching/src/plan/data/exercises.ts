import { Equipment, Exercise, Station } from '@hyrox/contracts';
import { z } from 'zod';
import exerciseSource from './exercises.json' with { type: 'json' };
import stationSource from './stations.json' with { type: 'json' };

/** What an exercise asks of a body; a limit leaves movements out. */
export const Movement = z.enum([
  'running',
  'jumping',
  'lunging',
  'squatting',
  'hinging',
  'overhead',
  'pushing',
  'pulling',
  'gripping',
  'carrying',
]);
export type Movement = z.infer<typeof Movement>;

const ExerciseFacts = z.strictObject({
  name: z.string().max(60),
  /** Any one of these, the best first; empty: nothing is needed. */
  needs: z.array(Equipment),
  moves: z.array(Movement),
  /** Nobody is faster: a block that would have to be is wrong. Null where time is not counted by it. */
  fastestSPerRep: z.number().positive().nullable(),
  fastestSPerM: z.number().positive().nullable(),
});
export type ExerciseFacts = z.infer<typeof ExerciseFacts>;

const Exercises = z.strictObject({
  source: z.string(),
  /** What a word of the profile holds besides itself. */
  provides: z.partialRecord(Equipment, z.array(Equipment)),
  exercises: z.record(Exercise, ExerciseFacts),
});

const StationVariant = z.strictObject({
  exercise: Exercise,
  unit: z.enum(['m', 'reps', 's']),
  /** As much as the whole race station. */
  full: z.number().positive(),
  /** Seconds of a metre, repetition or second; null: the athlete's own station time decides. */
  sPerUnit: z.number().positive().nullable(),
  /** Part of the station's race load; null: by effort. */
  loadOfRace: z.number().positive().nullable(),
  source: z.string(),
  why: z.string(),
});
export type StationVariant = z.infer<typeof StationVariant>;

const { provides, exercises } = Exercises.parse(exerciseSource);

/** Every exercise a plan may name, by key. */
export const EXERCISES: Readonly<Record<Exercise, ExerciseFacts>> = exercises;

/** The ways to train each station, the race's own first, then what stands in for it. The last of each asks nothing of anybody. */
export const STATION_VARIANTS: Readonly<Record<Station, readonly StationVariant[]>> = z
  .record(Station, z.array(StationVariant).min(1))
  .parse(stationSource);

/** What is at hand, with what a gym holds besides its machines. */
export function equipmentAtHand(equipment: readonly Equipment[]): ReadonlySet<Equipment> {
  return new Set(equipment.flatMap((item) => [item, ...(provides[item] ?? [])]));
}
