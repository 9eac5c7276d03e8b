import type { LogEntry, LogKind, Station } from '@hyrox/contracts';
import type { Day } from '../../units/calendar-day.ts';
import { distanceIn, formatDuration, loadIn } from '../../units/format-quantity.ts';
import type { UnitSystem } from '../../units/unit-system.ts';
import { keyIn, type RunType, type SessionType, STATION_LABELS, type TestType } from '../entries/session-types.ts';

/** What stands in the fields of an entry: text as it was typed, choices as they were made. '' is "not said". */
export interface LogValues {
  kind: LogKind;
  date: Day;
  notes: string;
  sessionType: SessionType | '';
  minutes: string;
  rpe: string;
  runType: RunType;
  distance: string;
  time: string;
  testType: TestType | '';
  distanceM: string;
  station: Station | '';
  load: string;
  reps: string;
  exercise: string;
}
export type LogErrors = Partial<Record<keyof LogValues, string>>;

/** An empty form for today. */
export const emptyValues = (kind: LogKind, date: Day): LogValues => ({
  kind,
  date,
  notes: '',
  sessionType: '',
  minutes: '',
  rpe: '',
  runType: 'easy',
  distance: '',
  time: '',
  testType: '',
  distanceM: '',
  station: '',
  load: '',
  reps: '',
  exercise: '',
});

const text = (value: number | null | undefined) => (value == null ? '' : String(value));

/** The form of an entry that is there already. */
export function valuesOfEntry(logged: LogEntry, units: UnitSystem): LogValues {
  switch (logged.kind) {
    case 'workout': {
      const { date, session_type, duration_minutes, rpe_post, notes } = logged.entry;
      const own = { sessionType: session_type ?? '', minutes: text(duration_minutes), rpe: text(rpe_post), notes: notes ?? '' } as const;
      return { ...emptyValues('workout', date), ...own };
    }
    case 'run': {
      const { date, distance_miles: miles, duration_s: seconds, type, notes } = logged.entry;
      const distance = miles === null ? '' : String(distanceIn(miles, units));
      const time = seconds === null ? '' : formatDuration(seconds);
      return { ...emptyValues('run', date), distance, time, runType: type ?? 'easy', notes: notes ?? '' };
    }
    case 'benchmark': {
      const { test_date, test_type, results, notes } = logged.entry;
      const number = (name: string) => (typeof results?.[name] === 'number' ? results[name] : null);
      const word = (name: string) => (typeof results?.[name] === 'string' ? results[name] : '');
      const seconds = number('time_s');
      const kg = number('load_kg');
      return {
        ...emptyValues('benchmark', test_date),
        testType: test_type ?? '',
        distanceM: text(number('distance_m')),
        time: seconds === null ? '' : formatDuration(seconds),
        station: keyIn(STATION_LABELS, word('station')),
        load: kg === null ? '' : String(loadIn(kg, units)),
        reps: text(number('reps')),
        exercise: word('exercise'),
        notes: notes ?? '',
      };
    }
  }
}
