import type { LogKind } from '@hyrox/contracts';
import { type Day, isDay } from '../../units/calendar-day.ts';
import { kmToMiles, roundTo } from '../../units/convert.ts';
import { parseDurationS } from '../../units/parse-duration.ts';
import { parseNumber } from '../../units/parse-number.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import type { LogDraft } from '../entries/log-draft.ts';
import type { LogErrors, LogValues } from './log-values.ts';
import { readBenchmark } from './read-benchmark.ts';
import { wrongOnes } from './wrong-ones.ts';

export interface LogContext {
  today: Day;
  units: UnitSystem;
}
export type LogRead = { draft: LogDraft } | { errors: LogErrors };

const EARLIEST = '2000-01-01';
const LONGEST_RUN_S = 172_800;

/** Reads the fields of an entry: what to send, or what is wrong and where. */
export function readLog(values: LogValues, context: LogContext): LogRead {
  const { date } = values;
  const dayError = !isDay(date)
    ? 'Which day was it?'
    : date > context.today
      ? 'That day is still to come.'
      : date < EARLIEST && 'A day since 2000.';
  const read = READERS[values.kind](values, context.units);
  if (!dayError) return read;
  return { errors: { ...('errors' in read ? read.errors : {}), date: dayError } };
}

const READERS: Record<LogKind, (values: LogValues, units: UnitSystem) => LogRead> = {
  workout: readWorkout,
  run: readRun,
  benchmark: readBenchmark,
};

function readWorkout({ date, sessionType, minutes, rpe, notes }: LogValues): LogRead {
  const duration = minutes.trim() === '' ? null : parseNumber(minutes);
  const isDurationWrong = minutes.trim() !== '' && (duration === null || !Number.isInteger(duration) || duration < 1 || duration > 1_440);
  const errors = wrongOnes({
    sessionType: sessionType === '' && 'What kind of session was it?',
    minutes: isDurationWrong && 'Whole minutes, up to 1440.',
  });
  if (errors || sessionType === '') return { errors: errors ?? {} };
  const fields = {
    date,
    session_type: sessionType,
    duration_minutes: duration,
    rpe_post: rpe === '' ? null : Number(rpe),
    notes: notes.trim() || null,
  };
  return { draft: { kind: 'workout', fields } };
}

function readRun({ date, runType, distance, time, notes }: LogValues, units: UnitSystem): LogRead {
  const length = parseNumber(distance);
  const miles = length === null ? 0 : roundTo(units === 'metric' ? kmToMiles(length) : length, 4);
  const seconds = parseDurationS(time);
  const errors = wrongOnes({
    distance: !(miles >= 0.01 && miles <= 300) && 'How far? Like 5 or 10.5.',
    time: (seconds === null || seconds < 1 || seconds > LONGEST_RUN_S) && 'A time like 24:30 or 1:19:40.',
  });
  if (errors || seconds === null) return { errors: errors ?? {} };
  return {
    draft: { kind: 'run', fields: { date, type: runType, distance_miles: miles, duration_s: seconds, notes: notes.trim() || null } },
  };
}
