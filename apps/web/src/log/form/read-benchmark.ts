import { lbToKg, roundTo } from '../../units/convert.ts';
import { parseDurationS } from '../../units/parse-duration.ts';
import { parseNumber } from '../../units/parse-number.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import type { TestType } from '../entries/session-types.ts';
import type { LogValues } from './log-values.ts';
import type { LogRead } from './read-log.ts';
import { wrongOnes } from './wrong-ones.ts';

type Results = Record<string, number | string>;
type ResultsRead = { results: Results } | Extract<LogRead, { errors: unknown }>;

const COOPER_S = 720;
const TIME_TRIAL_M = 2_000;
const A_TIME = 'A time like 4:30 or 1:19:40.';

/** Reads the fields of a test: each kind of test has its own results. */
export function readBenchmark(values: LogValues, units: UnitSystem): LogRead {
  const { testType, date, notes } = values;
  if (testType === '') return { errors: { testType: 'Which test was it?' } };
  const read = RESULTS[testType](values, units);
  if ('errors' in read) return read;
  return {
    draft: { kind: 'benchmark', fields: { test_date: date, test_type: testType, results: read.results, notes: notes.trim() || null } },
  };
}

const RESULTS: Record<TestType, (values: LogValues, units: UnitSystem) => ResultsRead> = {
  cooper: ({ distanceM }) => {
    const metres = parseNumber(distanceM);
    if (metres === null || metres < 400 || metres > 6_000) return { errors: { distanceM: 'Metres in 12 minutes, like 2800.' } };
    return { results: { distance_m: metres, time_s: COOPER_S } };
  },
  time_trial_2k: ({ time }) => timed(time, { distance_m: TIME_TRIAL_M }),
  simulation: ({ time }) => timed(time, {}),
  station_test: readStation,
  strength: readStrength,
};

function timed(time: string, more: Results): ResultsRead {
  const seconds = parseDurationS(time);
  return seconds === null || seconds < 1 || seconds > 86_400 ? { errors: { time: A_TIME } } : { results: { ...more, time_s: seconds } };
}

/** A number that may be left out: null when it is, undefined when it is wrong. */
function optional(text: string, read: (text: string) => number | null, max: number): number | null | undefined {
  if (text.trim() === '') return null;
  const value = read(text);
  return value === null || value <= 0 || value > max ? undefined : value;
}

const toKg = (load: number, units: UnitSystem) => roundTo(units === 'metric' ? load : lbToKg(load), 2);

function readStation({ station, time, load, reps }: LogValues, units: UnitSystem): ResultsRead {
  const seconds = optional(time, parseDurationS, 7_200);
  const weight = optional(load, parseNumber, 1_500);
  const count = optional(reps, parseNumber, 1_000);
  const isNothing = seconds === null && weight === null && count === null;
  const errors = wrongOnes({
    station: station === '' && 'Which station?',
    time: seconds === undefined ? A_TIME : isNothing && 'A time, or a load and reps.',
    load: weight === undefined && 'A load like 152.',
    reps: (count === undefined || (count !== null && !Number.isInteger(count))) && 'A whole number.',
  });
  if (errors) return { errors };
  return {
    results: {
      station,
      ...(seconds == null ? {} : { time_s: seconds }),
      ...(weight == null ? {} : { load_kg: toKg(weight, units) }),
      ...(count == null ? {} : { reps: count }),
    },
  };
}

function readStrength({ exercise, load, reps }: LogValues, units: UnitSystem): ResultsRead {
  const weight = optional(load, parseNumber, 1_500);
  const count = optional(reps, parseNumber, 1_000);
  const errors = wrongOnes({
    exercise: exercise.trim() === '' && 'Which exercise?',
    load: weight == null && 'A load like 100.',
    reps: (count == null || !Number.isInteger(count)) && 'A whole number, like 5.',
  });
  if (errors || weight == null || count == null) return { errors: errors ?? {} };
  return { results: { exercise: exercise.trim(), load_kg: toKg(weight, units), reps: count } };
}
