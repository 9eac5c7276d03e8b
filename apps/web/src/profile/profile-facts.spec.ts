import { expect, test } from '@jest/globals';
import { anyProfile } from './form/profile.fixture.ts';
import { profileFacts } from './profile-facts.ts';
import { saysSomethingNew } from './use-auto-save.ts';

const today = '2026-05-09';
const profile = anyProfile({
  race_date: '2026-06-06',
  weight_kg: 82.5,
  height_cm: 182,
  sex: 'other',
  goal_time_minutes: 80,
  weekly_availability_hours: 7.5,
  training_history: { run_mpw: 24.9, strength_days: 1, experience: 'advanced' },
  equipment_available: ['ski_erg', 'my_own_sled'],
});
const told = (name: Parameters<typeof profileFacts>[0], units: 'metric' | 'imperial' = 'metric') =>
  profileFacts(name, profile, { units, today }).map(({ value }) => value);

test('facts are told as an athlete says them, in their own units', () => {
  expect(told('basics')).toEqual(['Sat 6 Jun · 28 days', 'Advanced', '7.5 h a week']);
  expect(told('body')).toEqual([null, 'Other', null, '82.5 kg', '182 cm']);
  expect(told('body', 'imperial')).toEqual([null, 'Other', null, '182 lb', '6 ft 0 in']);
  expect(told('training')).toEqual(['40 km / week', '1 day / week', '1:20']);
  expect(told('equipment')).toEqual(['SkiErg, my own sled']);
  expect(told('limits')).toEqual([null]);
});

test('no race planned is a fact of its own', () => {
  expect(profileFacts('basics', anyProfile({ no_race_planned: true }), { units: 'metric', today })[0]?.value).toBe('No race planned');
});

test('only what differs from the profile is worth a request', () => {
  expect(saysSomethingNew({ weight_kg: 82.5, equipment_available: ['ski_erg', 'my_own_sled'] }, profile)).toBe(false);
  expect(saysSomethingNew({ training_history: { experience: 'advanced', strength_days: 1, run_mpw: 24.9 } }, profile)).toBe(false);
  expect(saysSomethingNew({ weight_kg: null }, profile)).toBe(true);
  expect(saysSomethingNew({ equipment_available: ['my_own_sled', 'ski_erg'] }, profile)).toBe(true);
});
