import { z } from 'zod';

/**
 * The eight kinds of coaching conversation and how many of them the build plan wants of about a thousand (phase 2a, the middle of each
 * range). A folder of `examples` per kind.
 */
export const CATEGORY_PLAN = {
  'factual-recall': 125,
  'workout-programming': 175,
  'coaching-judgment': 115,
  'race-strategy': 60,
  'science-explanation': 70,
  'rag-augmented': 125,
  'multi-turn': 125,
  'cross-topic': 65,
} as const;
export type Category = keyof typeof CATEGORY_PLAN;
export const CATEGORIES = Object.keys(CATEGORY_PLAN) as Category[];

/** A passage of the knowledge library by document, heading and some words in it, so that it is found again however the document is cut. */
export const PassageRef = z.strictObject({
  /** `team1c` */
  document: z.string().min(1),
  /** The headings above it or the beginning of them, `Sled push 50 m › Training`. */
  heading: z.string().min(1),
  says: z.string().min(8),
});
export type PassageRef = z.infer<typeof PassageRef>;

/** What the athlete summary is made from; the race lies so many days after the day of reference. */
const Athlete = z.strictObject({
  age: z.int().min(16).max(89).optional(),
  sex: z.enum(['female', 'male']).optional(),
  weight_kg: z.number().optional(),
  run_mpw: z.number().optional(),
  strength_days: z.int().optional(),
  experience: z.enum(['beginner', 'intermediate', 'advanced']).optional(),
  race_in_days: z.int().min(0).optional(),
  goal_time_minutes: z.number().optional(),
  injuries_limitations: z.array(z.string()).optional(),
});

const Text = z.string().refine((text) => text.trim() !== '' && text === text.trim(), 'is empty or begins or ends with white space');

/** One conversation as it stands in the YAML files: everything but the system prompt, which comes from the library. */
export const Example = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)+$/),
  tags: z.array(z.string().regex(/^[a-z0-9_]+$/)).min(1),
  /** Keys of `knowledge/sources.yaml` that the figures rest on. */
  sources: z.array(z.string()).min(1),
  athlete: Athlete.optional(),
  /** What retrieval found for the last question, in order. */
  context: z.array(PassageRef).max(5).optional(),
  turns: z
    .array(z.strictObject({ user: Text, coach: Text }))
    .min(1)
    .max(3),
});
export type Example = z.infer<typeof Example>;

/** An example with where it stands. */
export interface PlacedExample extends Example {
  category: Category;
  file: string;
}
