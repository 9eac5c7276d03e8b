import type { Profile } from '@hyrox/contracts';

/** A profile in which nothing is known yet, as a sign-up leaves it. */
export const BLANK_PROFILE: Profile = {
  id: '0190b6a0-0000-7000-8000-000000000001',
  display_name: null,
  weight_kg: null,
  height_cm: null,
  age: null,
  birth_year: null,
  sex: null,
  division: null,
  timezone: 'UTC',
  training_history: null,
  current_phase: null,
  race_date: null,
  goal_time_minutes: null,
  weekly_availability_hours: null,
  equipment_available: [],
  injuries_limitations: [],
  preferences: null,
  no_race_planned: false,
  onboarding: 'basics',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
};
