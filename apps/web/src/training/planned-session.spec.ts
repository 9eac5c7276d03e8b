import { describe, expect, test } from '@jest/globals';
import { WorkoutFields, type PlanSession } from '@hyrox/contracts';
import { draftAsEntry } from '../log/entries/log-draft.ts';
import { doneEntry, draftOf, type PlannedSession } from './planned-session.ts';

const session: PlanSession = {
  ...{ kind: 'compromised', title: 'Sleds and runs', purpose: 'Run well after the sled.', rpe: 8, durationMin: 55 },
  blocks: [
    {
      ...{ part: 'main', exercise: 'run', sets: 4, reps: null, distanceM: 1000, workS: null, loadKg: null, restS: 60, rpe: 8 },
      ...{ durationMin: 30, paceSPerKm: null, targetS: null, note: null },
    },
  ],
};
const planned: PlannedSession = { planId: '0190a5e4-0000-7000-8000-000000000001', date: '2026-12-01', index: 0, session };

describe('a planned session in the log', () => {
  test('is a workout the server takes, on its day, with what was prescribed', () => {
    const draft = draftOf(planned);
    expect(WorkoutFields.parse(draft?.fields)).toMatchObject({ date: '2026-12-01', session_type: 'hiit', duration_minutes: 55 });
  });

  test('a race is no session to tick off', () => {
    expect(draftOf({ ...planned, session: { ...session, kind: 'race' } })).toBeNull();
  });

  test('is found again by plan, day and place, and nothing else is taken for it', () => {
    const draft = draftOf(planned);
    if (!draft) throw new Error('there is a draft');
    const entry = draftAsEntry(draft, 'id', '2026-12-01T10:00:00Z');
    const other = draftAsEntry({ kind: 'workout', fields: { date: '2026-12-01', session_type: 'hiit' } }, 'other', '2026-12-01T10:00:00Z');
    expect(doneEntry([other, entry], planned)?.entry.id).toBe('id');
    for (const change of [{ index: 1 }, { date: '2026-12-02' }, { planId: 'another' }])
      expect(doneEntry([other, entry], { ...planned, ...change })).toBeUndefined();
  });
});
