import type { Benchmark, LogEntry, Run, Workout } from '@hyrox/contracts';
import { formatDistance, formatDuration, formatLoad, formatMinutes, formatNumber, formatPace } from '../../units/format-quantity.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { BENCHMARK_LOOK, keyIn, RUN_LABELS, SESSION_LOOKS, type SessionLook, STATION_LABELS, TEST_LABELS } from './session-types.ts';

/** An entry as it is read in a list and in a calendar cell. */
export interface EntryWords {
  title: string;
  facts: string[];
  notes: string | null;
  look: SessionLook;
}

/** An entry in the athlete's words: `Easy run · 5 km · 22:30 · 4:30/km`. */
export function describeEntry(logged: LogEntry, units: UnitSystem): EntryWords {
  switch (logged.kind) {
    case 'workout':
      return describeWorkout(logged.entry);
    case 'run':
      return describeRun(logged.entry, units);
    case 'benchmark':
      return describeBenchmark(logged.entry, units);
  }
}

function describeWorkout({ session_type, duration_minutes: minutes, rpe_post: rpe, notes }: Workout): EntryWords {
  const look = SESSION_LOOKS[session_type ?? 'hiit'];
  const facts = [minutes === null ? '' : formatMinutes(minutes), rpe === null ? '' : `RPE ${rpe}`];
  return { title: session_type ? look.label : 'Workout', facts: said(facts), notes, look };
}

function describeRun({ type, distance_miles: miles, duration_s: seconds, notes }: Run, units: UnitSystem): EntryWords {
  const facts = [
    miles === null ? '' : formatDistance(miles, units),
    seconds === null ? '' : formatDuration(seconds),
    miles === null || seconds === null ? '' : formatPace(miles, seconds, units),
  ];
  return { title: type ? `${RUN_LABELS[type]} run` : 'Run', facts: said(facts), notes, look: SESSION_LOOKS.run };
}

function describeBenchmark({ test_type, results, notes }: Benchmark, units: UnitSystem): EntryWords {
  const number = (name: string) => (typeof results?.[name] === 'number' ? results[name] : null);
  const word = (name: string) => (typeof results?.[name] === 'string' ? results[name] : '');
  const station = keyIn(STATION_LABELS, word('station'));
  const [distance, time, load, reps] = [number('distance_m'), number('time_s'), number('load_kg'), number('reps')];
  const isFixedTime = test_type === 'cooper';
  const isFixedDistance = test_type === 'time_trial_2k';
  const facts = [
    distance === null || isFixedDistance ? '' : `${formatNumber(distance)} m`,
    time === null || isFixedTime ? '' : formatDuration(time),
    load === null ? '' : formatLoad(load, units),
    reps === null ? '' : `${reps} reps`,
  ];
  const named = station ? `${STATION_LABELS[station]} test` : test_type === 'strength' ? word('exercise') : '';
  return { title: named || (test_type ? TEST_TITLES[test_type] : 'Benchmark'), facts: said(facts), notes, look: BENCHMARK_LOOK };
}

const TEST_TITLES = { ...TEST_LABELS, cooper: 'Cooper test', station_test: 'Station test', strength: 'Strength test' };
const said = (facts: readonly string[]): string[] => facts.filter((fact) => fact !== '');

/** Minutes an entry took, 0 when that was not said. Benchmarks are not counted as training time. */
export function minutesOf(logged: LogEntry): number {
  if (logged.kind === 'workout') return logged.entry.duration_minutes ?? 0;
  return logged.kind === 'run' ? Math.round((logged.entry.duration_s ?? 0) / 60) : 0;
}
