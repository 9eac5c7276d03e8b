import { expect, test } from '@jest/globals';
import { BenchmarkFields, RunFields, WorkoutFields } from '@hyrox/contracts';
import fc from 'fast-check';
import { draftAsEntry } from '../entries/log-draft.ts';
import { describeEntry } from '../entries/describe-entry.ts';
import { emptyValues, type LogValues, valuesOfEntry } from './log-values.ts';
import { type LogRead, readLog } from './read-log.ts';

const today = '2026-11-21';
const read = (values: Partial<LogValues>, units: 'metric' | 'imperial' = 'metric') =>
  readLog({ ...emptyValues(values.kind ?? 'workout', today), ...values }, { today, units });
const errorsOf = (result: LogRead) => ('errors' in result ? Object.keys(result.errors) : []);
const fieldsOf = (result: LogRead) => ('draft' in result ? result.draft.fields : null);

test('a workout needs only its kind', () => {
  expect(errorsOf(read({}))).toEqual(['sessionType']);
  expect(WorkoutFields.parse(fieldsOf(read({ sessionType: 'hiit', rpe: '8', minutes: '45', notes: ' ok ' })))).toEqual({
    date: today,
    session_type: 'hiit',
    duration_minutes: 45,
    rpe_post: 8,
    notes: 'ok',
  });
  expect(errorsOf(read({ sessionType: 'hiit', minutes: '4.5' }))).toEqual(['minutes']);
});

test('a day that is still to come, or none, is named', () => {
  expect(errorsOf(read({ sessionType: 'hiit', date: '2026-11-22' }))).toEqual(['date']);
  expect(errorsOf(read({ date: '' }))).toEqual(['sessionType', 'date']);
});

test('a run is stored in miles and seconds whatever the athlete reads', () => {
  const run = { kind: 'run', distance: '10', time: '47:00' } as const;
  expect(RunFields.parse(fieldsOf(read(run)))).toMatchObject({ distance_miles: 6.2137, duration_s: 2_820, type: 'easy' });
  expect(fieldsOf(read(run, 'imperial'))).toMatchObject({ distance_miles: 10 });
  expect(errorsOf(read({ kind: 'run', distance: '0', time: 'slow' }))).toEqual(['distance', 'time']);
});

test('each test asks for its own results', () => {
  const bench = (values: Partial<LogValues>, units: 'metric' | 'imperial' = 'metric') => read({ kind: 'benchmark', ...values }, units);
  const results = (result: LogRead) => BenchmarkFields.parse(fieldsOf(result)).results;
  expect(errorsOf(bench({}))).toEqual(['testType']);
  expect(results(bench({ testType: 'cooper', distanceM: '2800' }))).toEqual({ distance_m: 2_800, time_s: 720 });
  expect(results(bench({ testType: 'time_trial_2k', time: '7:45' }))).toEqual({ distance_m: 2_000, time_s: 465 });
  expect(results(bench({ testType: 'simulation', time: '1:19:40' }))).toEqual({ time_s: 4_780 });
  expect(results(bench({ testType: 'station_test', station: 'sled_push', time: '2:10', load: '335' }, 'imperial'))).toEqual({
    station: 'sled_push',
    time_s: 130,
    load_kg: 151.95,
  });
  expect(results(bench({ testType: 'strength', exercise: 'Back squat', load: '120', reps: '5' }))).toEqual({
    exercise: 'Back squat',
    load_kg: 120,
    reps: 5,
  });
  expect(errorsOf(bench({ testType: 'station_test', station: 'row' }))).toEqual(['time']);
  expect(errorsOf(bench({ testType: 'strength', reps: '2.5' }))).toEqual(['exercise', 'load', 'reps']);
});

test('an entry that is opened and saved unchanged is the same entry', () => {
  const runs = fc.record({ tenths: fc.integer({ min: 1, max: 999 }), seconds: fc.integer({ min: 1, max: 80_000 }) });
  fc.assert(
    fc.property(runs, fc.constantFrom('metric' as const, 'imperial' as const), ({ tenths, seconds }, units) => {
      const first = readLog(
        { ...emptyValues('run', today), distance: String(tenths / 10), time: `${Math.floor(seconds / 60)} min ${seconds % 60} s` },
        { today, units },
      );
      if (!('draft' in first)) return tenths / 10 < 0.1;
      const entry = draftAsEntry(first.draft, 'a', '');
      const again = readLog(valuesOfEntry(entry, units), { today, units });
      if (!('draft' in again)) return false;
      expect(again.draft).toEqual(first.draft);
      expect(describeEntry(draftAsEntry(again.draft, 'a', ''), units)).toEqual(describeEntry(entry, units));
      return true;
    }),
  );
});
