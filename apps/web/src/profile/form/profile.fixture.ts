import type { Profile } from '@hyrox/contracts';

/** A profile that says nothing but what is given. */
export const anyProfile = (known: Partial<Profile>): Profile => ({
  id: '01930000-0000-7000-8000-000000000001',
  display_name: null,
  weight_kg: null,
  height_cm: null,
  age: null,
  birth_year: null,
  sex: null,
  division: null,
  timezone: 'Europe/Berlin',
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
  created_at: '2026-11-01T08:00:00Z',
  updated_at: '2026-11-01T08:00:00Z',
  ...known,
});
