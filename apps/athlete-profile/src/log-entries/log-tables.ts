import { addLogEntry, benchmarkRecorded, LOG_FIELDS, workoutLogged, type LogEntry, type LogKind } from '@hyrox/contracts';
import { fact, type Fact } from '../db/facts.ts';

export type EntryChange = 'added' | 'changed' | 'removed';

/** What the four verbs need to know of a kind of entry. Table and column names come from here, never from a request. */
export interface LogTable {
  table: string;
  /** The column that holds the day. */
  day: string;
  columns: readonly string[];
  tell: (athleteRef: string, entryId: string, change: EntryChange) => Fact;
}

export const LOG_TABLES: Record<LogKind, LogTable> = {
  workout: {
    table: 'public.workout_logs',
    day: 'date',
    columns: Object.keys(LOG_FIELDS.workout.shape),
    tell: (athleteRef, entryId, change) => fact(workoutLogged, { athleteRef, kind: 'workout', entryId, change }),
  },
  run: {
    table: 'public.running_logs',
    day: 'date',
    columns: Object.keys(LOG_FIELDS.run.shape),
    tell: (athleteRef, entryId, change) => fact(workoutLogged, { athleteRef, kind: 'run', entryId, change }),
  },
  benchmark: {
    table: 'public.benchmark_tests',
    day: 'test_date',
    columns: Object.keys(LOG_FIELDS.benchmark.shape),
    tell: (athleteRef, entryId, change) => fact(benchmarkRecorded, { athleteRef, entryId, change }),
  },
};

/** The columns a request named, with their values. What is absent is not named; null is a value. */
export function namedColumns(of: LogTable, fields: Readonly<Record<string, unknown>>): { columns: string[]; values: unknown[] } {
  const columns = of.columns.filter((column) => fields[column] !== undefined);
  return { columns, values: columns.map((column) => fields[column]) };
}

const Entry = addLogEntry.output.shape.added;

/** A stored row, read as JSON, as the contract words it. */
export function toEntry(kind: LogKind, row: unknown): LogEntry {
  return Entry.parse({ kind, entry: row });
}
