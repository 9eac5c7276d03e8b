import { z } from 'zod';
import { Division } from './athlete-profile.ts';
import { Station } from './log-entries.ts';
import { Exercise } from './plan-exercises.ts';

/** General preparation first, taper last; the words of `current_phase` in the profile. */
export const PlanPhase = z.enum(['general_prep', 'specific_prep', 'competition_prep', 'taper']);
export type PlanPhase = z.infer<typeof PlanPhase>;

/** What kind of work a session is. `compromised` and `stations` hold stations with runs between them, `simulation` all eight in race order. */
export const SessionKind = z.enum([
  'easy_run',
  'long_run',
  'quality_run',
  'easy_erg',
  'strength',
  'upper_strength',
  'stations',
  'compromised',
  'simulation',
  'sharpen',
  'race',
]);
export type SessionKind = z.infer<typeof SessionKind>;

/** What an athlete may have at hand; the keys the profile form offers. */
export const Equipment = z.enum([
  'gym',
  'ski_erg',
  'sled',
  'rower',
  'farmers_handles',
  'kettlebells',
  'sandbag',
  'wall_ball',
  'barbell',
  'dumbbells',
  'bike',
  'treadmill',
  'track',
  'outdoors',
]);
export type Equipment = z.infer<typeof Equipment>;

/** Effort from 1 to 10 in half steps; of a whole session as Foster's session RPE asks it. */
export const PlanRpe = z.number().min(1).max(10).multipleOf(0.5);

const Words = (max: number) => z.string().trim().min(1).max(max);
const PaceRange = z.strictObject({ from: z.int().min(120).max(1200), to: z.int().min(120).max(1200) });

/**
 * One line of a session. Null where a figure does not apply. `distanceM`, `reps`, `workS`, `loadKg` and `targetS` are of one set; `loadKg` is
 * of one implement (a sled with its own mass); `restS` follows each set; `durationMin` is the whole block with its rests.
 */
export const PlanBlock = z.strictObject({
  part: z.enum(['warm_up', 'main', 'cool_down']),
  exercise: Exercise,
  sets: z.int().min(1).max(40).nullable(),
  reps: z.int().min(1).max(300).nullable(),
  distanceM: z.number().min(1).max(42_195).nullable(),
  workS: z.int().min(5).max(10_800).nullable(),
  loadKg: z.number().min(0.5).max(400).nullable(),
  restS: z.int().min(0).max(900).nullable(),
  rpe: PlanRpe,
  durationMin: z.int().min(1).max(300),
  paceSPerKm: PaceRange.nullable(),
  targetS: z.int().min(1).max(3600).nullable(),
  note: Words(300).nullable(),
});
export type PlanBlock = z.infer<typeof PlanBlock>;

export const PlanSession = z.strictObject({
  kind: SessionKind,
  title: Words(80),
  purpose: Words(200),
  rpe: PlanRpe,
  durationMin: z.int().min(5).max(300),
  blocks: z.array(PlanBlock).min(1).max(40),
});
export type PlanSession = z.infer<typeof PlanSession>;

export const PlanDay = z.strictObject({ date: z.iso.date(), sessions: z.array(PlanSession).max(3) });
export type PlanDay = z.infer<typeof PlanDay>;

export const PlanWeek = z.strictObject({
  weekNumber: z.int().min(1).max(60),
  startDate: z.iso.date(),
  phase: PlanPhase,
  /** A planned easy week. */
  deload: z.boolean(),
  focus: Words(200),
  days: z.array(PlanDay).min(1).max(7),
});
export type PlanWeek = z.infer<typeof PlanWeek>;

/** What a model is asked for. `startDate` is the first day of week 1; `raceDate` null for a block without a race. */
export const PlanDraft = z.strictObject({
  title: Words(120),
  startDate: z.iso.date(),
  raceDate: z.iso.date().nullable(),
  weeks: z.array(PlanWeek).min(1).max(60),
});
export type PlanDraft = z.infer<typeof PlanDraft>;

/** A plan with whoever made it: the engine of libs/coaching, or the coach's model. */
export const Plan = PlanDraft.extend({ madeBy: z.enum(['engine', 'coach']) });
export type Plan = z.infer<typeof Plan>;

/** `PlanDraft` as JSON schema (draft 2020-12) for a provider's JSON mode: every field required, nothing beside them. */
export const planJsonSchema = (): Record<string, unknown> => z.toJSONSchema(PlanDraft, { io: 'output' });

/** 1 Monday to 7 Sunday, as ISO 8601 counts. */
export const Weekday = z.int().min(1).max(7);

const seconds = (min: number, max: number) => z.int().min(min).max(max).nullable();

/** What an athlete can do today. Times in seconds; station times fresh, over the full race distance or 100 repetitions. */
export const PlanBenchmarks = z.strictObject({
  fiveKmS: seconds(720, 3600),
  tenKmS: seconds(1500, 7200),
  thresholdPaceSPerKm: seconds(150, 600),
  stationsS: z.partialRecord(Station, z.int().min(30).max(1800)),
  lastRaceS: seconds(3000, 18_000),
});
export type PlanBenchmarks = z.infer<typeof PlanBenchmarks>;

/** Everything a plan follows from. `today` is the athlete's calendar day; the plan starts on the first `startOfWeek` from then on. */
export const PlanInputs = z.strictObject({
  today: z.iso.date(),
  raceDate: z.iso.date().nullable(),
  division: Division,
  /** Whose race loads and results count; null: no loads are named, efforts stand alone. */
  sex: z.enum(['female', 'male']).nullable(),
  ageYears: z.int().min(16).max(89).nullable(),
  level: z.enum(['beginner', 'intermediate', 'advanced']),
  weeklyHours: z.number().min(0.5).max(40),
  /** What was trained in recent weeks, where it is known: hours grow from there. */
  recentWeeklyHours: z.number().min(0).max(40).nullable(),
  trainingDays: z
    .array(Weekday)
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'Each day once'),
  startOfWeek: Weekday,
  sessionLimitMin: z.int().min(20).max(300).nullable(),
  equipment: z.array(Equipment).max(20),
  /** Injuries and limits in the athlete's own words. */
  limits: z.array(Words(200)).max(40),
  goalTimeS: seconds(2400, 24_000),
  benchmarks: PlanBenchmarks,
});
export type PlanInputs = z.infer<typeof PlanInputs>;

/** One broken rule. `path` leads to it (`weeks.2.days.0.sessions.0`), `words` are for the athlete. */
export const PlanFinding = z.strictObject({
  rule: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  path: z.string().max(120),
  words: Words(300),
  severity: z.enum(['error', 'caution']),
});
export type PlanFinding = z.infer<typeof PlanFinding>;

/** Why no plan was made, in words for the athlete. */
export const PlanRefusal = z.strictObject({
  code: z.enum([
    'clearance_needed',
    'limit_unclear',
    'running_not_allowed',
    'race_over',
    'race_too_close',
    'hours_out_of_range',
    'days_too_few',
    'not_repairable',
  ]),
  text: Words(400),
});
export type PlanRefusal = z.infer<typeof PlanRefusal>;

/** Title and three facts for the plan card. */
export const PlanSummary = z.strictObject({ title: Words(120), facts: z.array(Words(120)).length(3) });
export type PlanSummary = z.infer<typeof PlanSummary>;
