import { expect, test } from '@jest/globals';
import { type Profile, ProfileFields } from '@hyrox/contracts';
import fc from 'fast-check';
import type { UnitSystem } from '../../units/unit-system.ts';
import { convertUnits } from './convert-units.ts';
import { anyProfile } from './profile.fixture.ts';
import { type ProfileValues, valuesOf } from './profile-values.ts';
import { readSection, type SectionName } from './read-values.ts';

const today = '2026-11-21';

function read(name: SectionName, values: Partial<ProfileValues>, profile: Partial<Profile> = {}, units: UnitSystem = 'metric') {
  const whole = anyProfile(profile);
  return readSection(name, { ...valuesOf(whole, units), ...values }, { profile: whole, units, today });
}
function fieldsOf(result: ReturnType<typeof readSection>, newest: Partial<Profile> = {}) {
  if (!('change' in result)) throw new Error(JSON.stringify(result.errors));
  return ProfileFields.parse(result.change(anyProfile(newest)));
}
const errorsOf = (result: ReturnType<typeof readSection>) => ('errors' in result ? Object.keys(result.errors) : []);

test('the basics ask for a race or none, a level and hours', () => {
  expect(errorsOf(read('basics', {}))).toEqual(['race', 'level', 'hours']);
  expect(errorsOf(read('basics', { race: 'date', level: 'beginner', hours: '5' }))).toEqual(['raceDate']);
  expect(errorsOf(read('basics', { race: 'date', raceDate: '2026-11-20', level: 'beginner', hours: '0' }))).toEqual(['raceDate', 'hours']);
  expect(fieldsOf(read('basics', { race: 'date', raceDate: '2026-12-19', level: 'beginner', hours: '5,5' }))).toEqual({
    race_date: '2026-12-19',
    training_history: { experience: 'beginner' },
    weekly_availability_hours: 5.5,
  });
  expect(fieldsOf(read('basics', { race: 'none', level: 'advanced', hours: '9' }))).toMatchObject({ no_race_planned: true });
});

test('a race that was stored and is over may stay while something else is changed', () => {
  const before = { race_date: '2026-06-06' };
  expect(fieldsOf(read('basics', { race: 'date', level: 'beginner', hours: '5' }, before))).toMatchObject(before);
});

test('a section that shares a column keeps what its neighbour has saved meanwhile', () => {
  const result = read('basics', { race: 'none', level: 'advanced', hours: '9' });
  expect(fieldsOf(result, { training_history: { run_mpw: 25, strength_days: 3, experience: 'beginner', stray: 1 } })).toMatchObject({
    training_history: { run_mpw: 25, strength_days: 3, experience: 'advanced' },
  });
});

test('body and training store SI and miles, and an empty field is cleared', () => {
  expect(fieldsOf(read('body', { weight: '180', feet: '6', inches: '', birthYear: '1991', sex: 'male' }, {}, 'imperial'))).toEqual({
    birth_year: 1991,
    sex: 'male',
    division: null,
    weight_kg: 81.6,
    height_cm: 182.9,
  });
  expect(fieldsOf(read('training', { weeklyRun: '40', strengthDays: '3', goal: '1:20' }))).toEqual({
    training_history: { run_mpw: 24.9, strength_days: 3 },
    goal_time_minutes: 80,
  });
  const known = { training_history: { run_mpw: 25, experience: 'beginner' }, goal_time_minutes: 80 };
  expect(fieldsOf(read('training', { weeklyRun: '', goal: '' }, known), known)).toEqual({
    training_history: { experience: 'beginner' },
    goal_time_minutes: null,
  });
});

test('what is out of bounds is named at its field', () => {
  expect(errorsOf(read('body', { birthYear: '91', weight: '820', heightCm: '17' }))).toEqual(['birthYear', 'weight', 'heightCm']);
  expect(errorsOf(read('body', { feet: '5', inches: '12' }, {}, 'imperial'))).toEqual(['feet']);
  expect(errorsOf(read('training', { weeklyRun: '-1', goal: '0:20' }))).toEqual(['weeklyRun', 'goal']);
});

test('an entry that was typed but not added is kept, each entry once', () => {
  expect(fieldsOf(read('limits', { limits: ['Left knee'], pendingLimit: ' Shoulder ' }))).toEqual({
    injuries_limitations: ['Left knee', 'Shoulder'],
  });
  expect(fieldsOf(read('limits', { limits: ['Left knee'], pendingLimit: 'Left knee' })).injuries_limitations).toEqual(['Left knee']);
});

test('looking at the other units and saving changes nothing', () => {
  const kg = fc.integer({ min: 200, max: 3_000 }).map((tenths) => tenths / 10);
  const cm = fc.integer({ min: 1_020, max: 2_480 }).map((tenths) => tenths / 10);
  const miles = fc.integer({ min: 0, max: 2_900 }).map((tenths) => tenths / 10);
  fc.assert(
    fc.property(kg, cm, miles, fc.constantFrom<UnitSystem>('metric', 'imperial'), (weight_kg, height_cm, run_mpw, from) => {
      const profile = anyProfile({ weight_kg, height_cm, training_history: { run_mpw } });
      const to = from === 'metric' ? 'imperial' : 'metric';
      const values = convertUnits(valuesOf(profile, from), { from, to, profile });
      const context = { profile, units: to, today } as const;
      const body = fieldsOf(readSection('body', values, context));
      const training = readSection('training', values, context);
      if (!('change' in training)) return false;
      return body.weight_kg === weight_kg && body.height_cm === height_cm && training.change(profile).training_history?.run_mpw === run_mpw;
    }),
  );
});

test('what was typed is turned with the units', () => {
  const profile = anyProfile({});
  const typed = { ...valuesOf(profile, 'metric'), weight: '80', heightCm: '180', weeklyRun: 'a lot' };
  const imperial = convertUnits(typed, { from: 'metric', to: 'imperial', profile });
  expect([imperial.weight, imperial.feet, imperial.inches, imperial.weeklyRun]).toEqual(['176', '5', '11', 'a lot']);
});
