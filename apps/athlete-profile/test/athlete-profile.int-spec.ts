import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLatestConsents } from '../src/consents/read-latest-consents.ts';
import { readProfile } from '../src/profile/read-profile.ts';
import { summariseForTurn } from '../src/profile/summarise-for-turn.ts';
import { openProfileLab, type ProfileLab } from './profile-lab.ts';

let lab: ProfileLab;
beforeAll(async () => {
  lab = await openProfileLab();
}, 60_000);
afterAll(() => lab?.close());

const YEAR = new Date().getUTCFullYear();
const GONE = { athleteId: crypto.randomUUID(), athleteRef: 'f'.repeat(32) };

test('an athlete who skipped onboarding has an empty profile and nothing to say about it', async () => {
  const ana = await lab.newAthlete();
  const profile = await readProfile(ana, lab.deps);
  expect(profile).toMatchObject({ id: ana.athleteId, sex: null, race_date: null, injuries_limitations: [] });
  expect(profile).toMatchObject({ no_race_planned: false, onboarding: 'basics' });
  await lab.agree(ana, 'health_data');
  await expect(summariseForTurn(ana, lab.deps)).resolves.toMatchObject({ summary: null, adult: null, trainingConsent: false });
});

test('a profile is kept field by field: what is not named stays, what is null is cleared', async () => {
  const ana = await lab.newAthlete();
  await lab.write(ana, { weight_kg: 81.5, sex: 'male', division: 'open', race_date: '2027-06-05', onboarding: 'training' });
  const changed = await lab.write(ana, { weight_kg: null, goal_time_minutes: 80 });
  expect(changed).toMatchObject({ weight_kg: null, sex: 'male', division: 'open', race_date: '2027-06-05', goal_time_minutes: 80 });
  expect(changed.onboarding).toBe('training');
  expect(await readProfile(ana, lab.deps)).toEqual(changed);
});

test('a race date takes back that no race is planned, and the other way round', async () => {
  const ana = await lab.newAthlete();
  expect(await lab.write(ana, { race_date: '2027-06-05' })).toMatchObject({ race_date: '2027-06-05', no_race_planned: false });
  expect(await lab.write(ana, { no_race_planned: true })).toMatchObject({ race_date: null, no_race_planned: true });
  expect(await lab.write(ana, { weight_kg: 70 })).toMatchObject({ race_date: null, no_race_planned: true });
  expect(await lab.write(ana, { race_date: '2027-03-13' })).toMatchObject({ race_date: '2027-03-13', no_race_planned: false });
  expect((await lab.facts(ana)).map((said) => said['fields'])).toEqual([
    ['race_date', 'no_race_planned'],
    ['no_race_planned', 'race_date'],
    ['weight_kg'],
    ['race_date', 'no_race_planned'],
  ]);
});

test('the fact of a change names fields and never values, is the service’s own, and is relayed at once', async () => {
  const ana = await lab.newAthlete();
  const before = lab.kicks();
  await lab.write(ana, { display_name: 'Canary Carla', birth_year: YEAR - 30 });
  expect(await lab.facts(ana)).toEqual([
    {
      name: 'profile-changed',
      service: 'svc_athlete_profile',
      athleteRef: ana.athleteRef,
      fields: ['display_name', 'birth_year'],
      adult: true,
    },
  ]);
  expect(lab.kicks()).toBe(before + 1);
});

test('a change that fails leaves neither a row nor a fact', async () => {
  const ana = await lab.newAthlete();
  await expect(lab.write(ana, { display_name: 'a\u0000b' })).rejects.toMatchObject({ code: 'invalid', field: 'display_name' });
  await expect(lab.write(ana, { weight_kg: 500 })).rejects.toThrow();
  await expect(lab.write(GONE, { weight_kg: 70 })).rejects.toMatchObject({ code: 'not_found' });
  expect(await lab.facts(ana)).toEqual([]);
  expect(await lab.facts(GONE)).toEqual([]);
  await expect(readProfile(GONE, lab.deps)).rejects.toMatchObject({ code: 'not_found' });
});

test('the summary counts the days to the race in the time zone of the athlete', async () => {
  const ana = await lab.newAthlete();
  const [found] = await lab.rows(`select to_char((now() at time zone 'Pacific/Auckland')::date + 10, 'YYYY-MM-DD') as day`);
  const day = String(found?.['day']);
  await lab.write(ana, { timezone: 'Pacific/Auckland', race_date: day, age: 35, sex: 'male' });
  await lab.agree(ana, 'health_data');
  const { summary } = await summariseForTurn(ana, lab.deps);
  expect(summary).toBe(`Athlete profile: 35yo male, race in 10 days (${day})`);
});

test('the summary of a full profile is the hand-off’s one line and says nothing that was added since', async () => {
  const ana = await lab.newAthlete();
  await lab.write(ana, {
    display_name: 'Canary',
    weight_kg: 82.5,
    height_cm: 184,
    age: 35,
    birth_year: 1990,
    sex: 'male',
    division: 'pro',
    timezone: 'Europe/Berlin',
    training_history: { run_mpw: 40, strength_days: 4, experience: 'intermediate' },
    current_phase: 'taper',
    no_race_planned: true,
    goal_time_minutes: 80,
    weekly_availability_hours: 9,
    equipment_available: ['sled'],
    injuries_limitations: ['tight hip flexors', 'old ankle sprain'],
    preferences: { units: 'metric' },
    onboarding: 'done',
  });
  await lab.agree(ana, 'health_data');
  const { summary } = await summariseForTurn(ana, lab.deps);
  expect(summary).toBe(
    'Athlete profile: 35yo male, 82.5kg, runs 40 mi/week, 4 strength days/week, intermediate level, goal: 80 min, limitations: tight hip flexors, old ankle sprain',
  );
});

test('without consent to health data the profile stays out of the prompt, and comes in when it is given', async () => {
  const ana = await lab.newAthlete();
  await lab.write(ana, { injuries_limitations: ['left knee'], weight_kg: 70 });
  expect((await summariseForTurn(ana, lab.deps)).summary).toBeNull();
  await lab.agree(ana, 'health_data');
  expect((await summariseForTurn(ana, lab.deps)).summary).toContain('left knee');
  await lab.agree(ana, 'health_data', false);
  expect((await summariseForTurn(ana, lab.deps)).summary).toBeNull();
});

test('the latest consent counts, with its words, and each change is a fact', async () => {
  const ana = await lab.newAthlete();
  await lab.agree(ana, 'training_reuse');
  await lab.agree(ana, 'training_reuse', false);
  await lab.agree(ana, 'training_reuse');
  const now = await readLatestConsents(ana, lab.deps);
  expect(now).toMatchObject({ health_data: false, training_reuse: true });
  expect(now.decisions).toEqual([
    { purpose: 'training_reuse', granted: true, text_version: 'v1', created_at: expect.stringMatching(/^\d{4}-.*Z$/) },
  ]);
  expect((await lab.facts(ana)).map(({ name, granted }) => [name, granted])).toEqual([
    ['consent-changed', true],
    ['consent-changed', false],
    ['consent-changed', true],
  ]);
});

test('consent of an account that is gone is not found and leaves nothing', async () => {
  await expect(lab.agree(GONE, 'health_data')).rejects.toMatchObject({ code: 'not_found' });
  expect(await lab.facts(GONE)).toEqual([]);
});

test.each([
  [30, true],
  [19, true],
  [18, false],
  [12, false],
])('born %i years ago: certainly an adult is %s', async (years, adult) => {
  const ana = await lab.newAthlete();
  await lab.write(ana, { birth_year: YEAR - years });
  expect((await summariseForTurn(ana, lab.deps)).adult).toBe(adult);
  expect((await lab.facts(ana)).at(-1)).toMatchObject({ name: 'profile-changed', adult });
  await lab.write(ana, { birth_year: null });
  expect((await lab.facts(ana)).at(-1)).toMatchObject({ fields: ['birth_year'], adult: null });
});
