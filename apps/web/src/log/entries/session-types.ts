import type { BenchmarkFields, RunFields, Station, WorkoutFields } from '@hyrox/contracts';
import { Dumbbell, Flag, Flame, Footprints, Leaf, type LucideIcon, Medal } from 'lucide-react';

export type SessionType = WorkoutFields['session_type'];
export type RunType = RunFields['type'];
export type TestType = BenchmarkFields['test_type'];

/** How a kind of session looks: always the word, the icon and the colour together. Class names are written out for Tailwind. */
export interface SessionLook {
  label: string;
  Icon: LucideIcon;
  tint: string;
  dot: string;
}

export const SESSION_LOOKS: Record<SessionType, SessionLook> = {
  run: { label: 'Run', Icon: Footprints, tint: 'text-run', dot: 'bg-run' },
  hiit: { label: 'HIIT', Icon: Flame, tint: 'text-hiit', dot: 'bg-hiit' },
  strength: { label: 'Strength', Icon: Dumbbell, tint: 'text-strength', dot: 'bg-strength' },
  simulation: { label: 'Simulation', Icon: Flag, tint: 'text-simulation', dot: 'bg-simulation' },
  recovery: { label: 'Recovery', Icon: Leaf, tint: 'text-recovery', dot: 'bg-recovery' },
};
export const BENCHMARK_LOOK: SessionLook = { label: 'Benchmark', Icon: Medal, tint: 'text-station', dot: 'bg-station' };

export const RUN_LABELS: Record<RunType, string> = {
  easy: 'Easy',
  tempo: 'Tempo',
  interval: 'Interval',
  long: 'Long',
  race: 'Race',
};

export const TEST_LABELS: Record<TestType, string> = {
  cooper: 'Cooper, 12 min',
  time_trial_2k: '2 km time trial',
  station_test: 'Station',
  simulation: 'Full simulation',
  strength: 'Strength',
};

/** Stations in race order. */
export const STATION_LABELS: Record<Station, string> = {
  ski_erg: 'SkiErg',
  sled_push: 'Sled push',
  sled_pull: 'Sled pull',
  burpee_broad_jump: 'Burpee broad jump',
  row: 'Row',
  farmers_carry: 'Farmers carry',
  sandbag_lunges: 'Sandbag lunges',
  wall_balls: 'Wall balls',
};

/** The key of a labelled record that a text names, '' when it names none. */
export const keyIn = <K extends string>(labels: Record<K, unknown>, text: string): K | '' =>
  Object.hasOwn(labels, text) ? (text as K) : '';
