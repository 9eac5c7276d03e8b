import { z } from 'zod';
import { AthleteId, AthleteRef, Uuid } from './ids.ts';
import { rpc } from './message-kinds.ts';

/** What an athlete writes down: a workout, a run, a benchmark. Field names are the hand-off's columns. */
export const LogKind = z.enum(['workout', 'run', 'benchmark']);
export type LogKind = z.infer<typeof LogKind>;

/** The eight stations in race order, as keys. */
export const Station = z.enum([
  'ski_erg',
  'sled_push',
  'sled_pull',
  'burpee_broad_jump',
  'row',
  'farmers_carry',
  'sandbag_lunges',
  'wall_balls',
]);
export type Station = z.infer<typeof Station>;

const MAX_JSON_CHARS = 16_000;

/** Free-form JSON of the hand-off, limited in size so that one entry stays one message on the bus. */
const FlexibleJson = z
  .record(z.string().max(80), z.json())
  .refine((value) => JSON.stringify(value).length <= MAX_JSON_CHARS, `At most ${MAX_JSON_CHARS} characters of JSON`);

const EntryDate = z.iso.date().refine((date) => date >= '2000-01-01', 'A date since 2000');
const Rpe = z.int().min(1).max(10);
const HeartRate = z.int().min(30).max(250);
const Notes = z.string().max(4000).nullable().optional();

/** `POST /api/workouts`. Times in minutes and seconds as the columns say; RPE on the 1 to 10 scale. */
export const WorkoutFields = z.strictObject({
  date: EntryDate,
  session_type: z.enum(['run', 'hiit', 'strength', 'simulation', 'recovery']),
  rpe_pre: Rpe.nullable().optional(),
  rpe_post: Rpe.nullable().optional(),
  duration_minutes: z.int().min(0).max(1440).nullable().optional(),
  notes: Notes,
  prescribed_workout: FlexibleJson.nullable().optional(),
  completed_workout: FlexibleJson.nullable().optional(),
  heart_rate_avg: HeartRate.nullable().optional(),
  heart_rate_max: HeartRate.nullable().optional(),
  exercises: FlexibleJson.nullable().optional(),
  hyrox_station: Station.nullable().optional(),
  station_time_s: z.number().min(0).max(86_400).nullable().optional(),
});
export type WorkoutFields = z.infer<typeof WorkoutFields>;

/** `POST /api/running-logs`. Distance in miles because the seed's column says so; screens show the athlete's own unit. */
export const RunFields = z.strictObject({
  date: EntryDate,
  distance_miles: z.number().min(0.01).max(300),
  duration_s: z.number().min(1).max(172_800),
  type: z.enum(['easy', 'tempo', 'interval', 'long', 'race']),
  splits: FlexibleJson.nullable().optional(),
  elevation_gain_m: z.number().min(-10_000).max(10_000).nullable().optional(),
  hr_zones: FlexibleJson.nullable().optional(),
  notes: Notes,
});
export type RunFields = z.infer<typeof RunFields>;

/** `POST /api/benchmarks`. `results` by convention: `distance_m`, `time_s`, `load_kg`, `reps`, `station`, `exercise`. */
export const BenchmarkFields = z.strictObject({
  test_date: EntryDate,
  test_type: z.enum(['cooper', 'time_trial_2k', 'station_test', 'simulation', 'strength']),
  results: z
    .record(z.string().min(1).max(40), z.union([z.number(), z.string().max(200)]))
    .refine((results) => Object.keys(results).length > 0, 'A benchmark needs at least one result')
    .refine((results) => Object.keys(results).length <= 20, 'At most 20 results'),
  notes: Notes,
});
export type BenchmarkFields = z.infer<typeof BenchmarkFields>;

/** What may be sent for a new entry of each kind. */
export const LOG_FIELDS = { workout: WorkoutFields, run: RunFields, benchmark: BenchmarkFields } as const;

const stored = { id: Uuid, created_at: z.iso.datetime({ offset: true }) };
const nullable = z.string().nullable();
const json = z.record(z.string(), z.unknown()).nullable();

/** Entries as they are read back: every column, null where nothing was said. */
export const Workout = z.object({
  ...stored,
  date: z.iso.date(),
  session_type: WorkoutFields.shape.session_type.nullable(),
  rpe_pre: z.int().nullable(),
  rpe_post: z.int().nullable(),
  duration_minutes: z.int().nullable(),
  notes: nullable,
  prescribed_workout: json,
  completed_workout: json,
  heart_rate_avg: z.int().nullable(),
  heart_rate_max: z.int().nullable(),
  exercises: json,
  hyrox_station: nullable,
  station_time_s: z.number().nullable(),
});
export type Workout = z.infer<typeof Workout>;

export const Run = z.object({
  ...stored,
  date: z.iso.date(),
  distance_miles: z.number().nullable(),
  duration_s: z.number().nullable(),
  type: RunFields.shape.type.nullable(),
  splits: json,
  elevation_gain_m: z.number().nullable(),
  hr_zones: json,
  notes: nullable,
});
export type Run = z.infer<typeof Run>;

export const Benchmark = z.object({
  ...stored,
  test_date: z.iso.date(),
  test_type: BenchmarkFields.shape.test_type.nullable(),
  results: json,
  notes: nullable,
});
export type Benchmark = z.infer<typeof Benchmark>;

export const LOG_ENTRY = { workout: Workout, run: Run, benchmark: Benchmark } as const;
export type LogEntry = { kind: 'workout'; entry: Workout } | { kind: 'run'; entry: Run } | { kind: 'benchmark'; entry: Benchmark };

const AnyEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workout'), entry: Workout }),
  z.object({ kind: z.literal('run'), entry: Run }),
  z.object({ kind: z.literal('benchmark'), entry: Benchmark }),
]);

const NewEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workout'), fields: WorkoutFields }),
  z.object({ kind: z.literal('run'), fields: RunFields }),
  z.object({ kind: z.literal('benchmark'), fields: BenchmarkFields }),
]);

const ChangedEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workout'), fields: WorkoutFields.partial() }),
  z.object({ kind: z.literal('run'), fields: RunFields.partial() }),
  z.object({ kind: z.literal('benchmark'), fields: BenchmarkFields.partial() }),
]);

/**
 * Writes an entry down, with its event. `entryId` is the idempotency key: the same id with the same kind again is the same entry, told
 * by `created: false`; an id that belongs to somebody else is `conflict`. `invalid` (field `date` or `test_date`) for a day that is
 * still to come where the athlete lives.
 */
export const addLogEntry = rpc(
  'athlete-profile',
  'add-log-entry',
  1,
  z.object({ athleteId: AthleteId, athleteRef: AthleteRef, entryId: Uuid, new: NewEntry }),
  z.object({ created: z.boolean(), added: AnyEntry }),
);

/** Newest day first; `before` is the id of the last entry of the page before; `from` and `to` are days, both included. */
export const listLogEntries = rpc(
  'athlete-profile',
  'list-log-entries',
  1,
  z.object({
    athleteId: AthleteId,
    kind: LogKind,
    limit: z.int().min(1).max(200).default(50),
    before: Uuid.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  z.object({ entries: z.array(AnyEntry), more: z.boolean() }),
);

/** Changes the named fields and keeps the others. `not_found` for anybody else's. */
export const changeLogEntry = rpc(
  'athlete-profile',
  'change-log-entry',
  1,
  z.object({ athleteId: AthleteId, athleteRef: AthleteRef, entryId: Uuid, change: ChangedEntry }),
  z.object({ changed: AnyEntry }),
);

/** Removes an entry. `not_found` for anybody else's. */
export const removeLogEntry = rpc(
  'athlete-profile',
  'remove-log-entry',
  1,
  z.object({ athleteId: AthleteId, athleteRef: AthleteRef, entryId: Uuid, kind: LogKind }),
  z.object({ ok: z.literal(true) }),
);
