import type { LogEntry, PlanSession, SessionKind } from '@hyrox/contracts';
import type { LogDraft } from '../log/entries/log-draft.ts';
import type { SessionType } from '../log/entries/session-types.ts';
import type { Day } from '../units/calendar-day.ts';

/** Which session of which plan: its day, and its place on that day. */
export interface PlannedSession {
  planId: string;
  date: Day;
  index: number;
  session: PlanSession;
}

/** The kinds of the log that planned kinds count as. The race itself is a result, not a session to tick off. */
const TYPES: Record<Exclude<SessionKind, 'race'>, SessionType> = {
  easy_run: 'run',
  long_run: 'run',
  quality_run: 'run',
  easy_erg: 'recovery',
  strength: 'strength',
  upper_strength: 'strength',
  stations: 'hiit',
  compromised: 'hiit',
  simulation: 'simulation',
  sharpen: 'run',
};

/** A planned session as it is written into the log when it was done: on its day, as long as it was planned, with what was prescribed. */
export function draftOf({ planId, date, index, session }: PlannedSession): LogDraft | null {
  if (session.kind === 'race') return null;
  const { kind, title, durationMin, rpe } = session;
  return {
    kind: 'workout',
    fields: {
      date,
      session_type: TYPES[kind],
      duration_minutes: durationMin,
      notes: title,
      prescribed_workout: { plan_id: planId, date, index, kind, title, duration_min: durationMin, rpe },
    },
  };
}

/** The entry of the log that says that this session was done; undefined while there is none. */
export function doneEntry<E extends LogEntry>(
  entries: readonly E[],
  { planId, date, index }: Omit<PlannedSession, 'session'>,
): E | undefined {
  return entries.find(({ kind, entry }) => {
    const prescribed = kind === 'workout' ? entry.prescribed_workout : null;
    return prescribed?.['plan_id'] === planId && prescribed['date'] === date && prescribed['index'] === index;
  });
}
