import { describe, expect, test } from '@jest/globals';
import type { Benchmark, Profile } from '@hyrox/contracts';
import { makePlan } from './make-plan.ts';
import { readPlanInputs, type KnownAthlete } from './read-plan-inputs.ts';

const PROFILE: Profile = {
  id: '0190b6a0-0000-7000-8000-000000000001',
  display_name: 'Kim',
  weight_kg: 70,
  height_cm: 175,
  age: null,
  birth_year: 1990,
  sex: 'female',
  division: 'open',
  timezone: 'UTC',
  training_history: { experience: 'intermediate' },
  current_phase: null,
  race_date: '2027-04-24',
  goal_time_minutes: 90,
  weekly_availability_hours: 6,
  equipment_available: ['Row erg', 'wall_ball', 'my own sled track'],
  injuries_limitations: ['no jumping'],
  preferences: { session_length_min: 90 },
  no_race_planned: false,
  onboarding: 'done',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
};
const tested = (results: Record<string, unknown>, test_type: Benchmark['test_type'] = 'station_test'): Benchmark => ({
  id: PROFILE.id,
  created_at: PROFILE.created_at,
  test_date: '2026-12-01',
  test_type,
  results,
  notes: null,
});
const KNOWN: KnownAthlete = { profile: PROFILE, benchmarks: [], today: '2027-01-06', recentWeeklyHours: null, asked: {} };
const read = (change: Partial<KnownAthlete>) => {
  const found = readPlanInputs({ ...KNOWN, ...change });
  if (!found.ok) throw new Error(found.missing.join());
  return found.inputs;
};

describe('what a plan follows from', () => {
  test('the profile as it stands, unknown equipment left out, and a plan can be made of it', () => {
    const inputs = read({});
    expect(inputs).toMatchObject({
      raceDate: '2027-04-24',
      sex: 'female',
      ageYears: 37,
      level: 'intermediate',
      weeklyHours: 6,
      trainingDays: [1, 2, 4, 6, 7],
      equipment: ['rower', 'wall_ball'],
      limits: ['no jumping'],
      goalTimeS: 5400,
      sessionLimitMin: 90,
    });
    expect(makePlan(inputs).ok).toBe(true);
  });

  test('the newest test of each kind counts: 5 km, a whole station; half a station and text do not', () => {
    const benchmarks = [
      tested({ distance_m: 5000, time_s: 1500 }, 'time_trial_2k'),
      tested({ distance_m: 5000, time_s: 1600 }, 'time_trial_2k'),
      tested({ station: 'row', distance_m: 1000, time_s: 290 }),
      tested({ station: 'wall_balls', reps: 50, time_s: 150 }),
      tested({ station: 'sled_push', time_s: 'fast' }),
    ];
    expect(read({ benchmarks }).benchmarks).toMatchObject({ fiveKmS: 1500, stationsS: { row: 290 } });
    expect(Object.keys(read({ benchmarks }).benchmarks.stationsS)).toEqual(['row']);
  });

  test('a 2 km time trial is the 5 km that Riegel gives', () => {
    expect(read({ benchmarks: [tested({ distance_m: 2000, time_s: 480 }, 'time_trial_2k')] }).benchmarks.fiveKmS).toBe(1268);
  });

  test('what was said for this plan goes before the profile, and no race means none', () => {
    expect(read({ asked: { weeklyHours: 4, raceDate: null, trainingDays: [2, 4, 6] } })).toMatchObject({
      weeklyHours: 4,
      raceDate: null,
      trainingDays: [2, 4, 6],
    });
    expect(read({ profile: { ...PROFILE, no_race_planned: true } }).raceDate).toBeNull();
  });

  test('without hours and level the coach must ask first', () => {
    const profile = { ...PROFILE, weekly_availability_hours: null, training_history: null };
    expect(readPlanInputs({ ...KNOWN, profile })).toEqual({ ok: false, missing: ['weeklyHours', 'level'] });
  });
});
