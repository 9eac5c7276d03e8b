import type { BenchmarkFields, LogEntry, LogKind, RunFields, WorkoutFields } from '@hyrox/contracts';
import type { Day } from '../../units/calendar-day.ts';

/** What an athlete writes down, before the server has it. */
export type LogDraft =
  { kind: 'workout'; fields: WorkoutFields } | { kind: 'run'; fields: RunFields } | { kind: 'benchmark'; fields: BenchmarkFields };

/** Where each kind lives in the API. */
export const LOG_PATHS: Record<LogKind, string> = {
  workout: '/api/workouts',
  run: '/api/running-logs',
  benchmark: '/api/benchmarks',
};

/** The day of an entry. */
export const dayOf = (entry: LogEntry): Day => (entry.kind === 'benchmark' ? entry.entry.test_date : entry.entry.date);

/** A draft as an entry of the list, every column that was not said null. `createdAt` is an ISO moment. */
export function draftAsEntry(draft: LogDraft, id: string, createdAt: string): LogEntry {
  const stored = { id, created_at: createdAt };
  switch (draft.kind) {
    case 'workout':
      return { kind: 'workout', entry: { ...NO_WORKOUT, ...defined(draft.fields), ...stored } };
    case 'run':
      return { kind: 'run', entry: { ...NO_RUN, ...defined(draft.fields), ...stored } };
    case 'benchmark':
      return { kind: 'benchmark', entry: { notes: null, ...defined(draft.fields), ...stored } };
  }
}

const NO_WORKOUT = {
  rpe_pre: null,
  rpe_post: null,
  duration_minutes: null,
  notes: null,
  prescribed_workout: null,
  completed_workout: null,
  heart_rate_avg: null,
  heart_rate_max: null,
  exercises: null,
  hyrox_station: null,
  station_time_s: null,
};
const NO_RUN = { splits: null, elevation_gain_m: null, hr_zones: null, notes: null };

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const defined = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
