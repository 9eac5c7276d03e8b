import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readLatestConsents } from '../src/consents/read-latest-consents.ts';
import { openProfileLab, type ProfileLab } from './profile-lab.ts';

let lab: ProfileLab;
beforeAll(async () => {
  lab = await openProfileLab();
}, 60_000);
afterAll(() => lab?.close());

const YEAR = new Date().getUTCFullYear();
const REFUSED = { code: 'forbidden', field: 'purpose' };
const standing = async (athlete: { athleteId: string }) => {
  const { health_data, training_reuse } = await readLatestConsents(athlete, lab.deps);
  return { health_data, training_reuse };
};
const consentFacts = async (athlete: Parameters<ProfileLab['facts']>[0]) =>
  (await lab.facts(athlete)).filter(({ name }) => name === 'consent-changed').map(({ purpose, granted }) => [purpose, granted]);

test('an athlete who is certainly under 16 can give neither consent, is told kindly, and nothing is recorded', async () => {
  const minor = await lab.newAthlete();
  await lab.write(minor, { birth_year: YEAR - 15 });
  await expect(lab.agree(minor, 'health_data')).rejects.toMatchObject({
    ...REFUSED,
    message: expect.stringContaining('ask the coach anything'),
  });
  await expect(lab.agree(minor, 'training_reuse')).rejects.toMatchObject(REFUSED);
  expect(await standing(minor)).toEqual({ health_data: false, training_reuse: false });
  expect(await consentFacts(minor)).toEqual([]);
  expect(await lab.rows('select 1 from public.consents where athlete_id = $1', [minor.athleteId])).toEqual([]);
});

test.each([16, 17, 18])('born %i years ago, perhaps not 18 yet: health data may be agreed to, training may not', async (years) => {
  const young = await lab.newAthlete();
  await lab.write(young, { birth_year: YEAR - years });
  await lab.agree(young, 'health_data');
  await expect(lab.agree(young, 'training_reuse')).rejects.toMatchObject({ ...REFUSED, message: expect.stringContaining('18 or older') });
  expect(await standing(young)).toEqual({ health_data: true, training_reuse: false });
});

test('withdrawing is possible at every age', async () => {
  const minor = await lab.newAthlete();
  await lab.write(minor, { birth_year: YEAR - 12 });
  await lab.agree(minor, 'training_reuse', false);
  await lab.agree(minor, 'health_data', false);
  expect(await consentFacts(minor)).toEqual([
    ['training_reuse', false],
    ['health_data', false],
  ]);
});

test('P07: a birth year changed to under-age withdraws what cannot be given at that age, in the same step, with its facts', async () => {
  const athlete = await lab.newAthlete();
  await lab.write(athlete, { birth_year: YEAR - 30 });
  await lab.agree(athlete, 'health_data');
  await lab.agree(athlete, 'training_reuse');
  await lab.write(athlete, { birth_year: YEAR - 17 });
  expect(await standing(athlete)).toEqual({ health_data: true, training_reuse: false });
  await lab.write(athlete, { birth_year: YEAR - 14 });
  expect(await standing(athlete)).toEqual({ health_data: false, training_reuse: false });
  expect(await consentFacts(athlete)).toEqual([
    ['health_data', true],
    ['training_reuse', true],
    ['training_reuse', false],
    ['health_data', false],
  ]);
  const record = await lab.rows('select purpose, granted, text_version from public.consents where athlete_id = $1 order by id', [
    athlete.athleteId,
  ]);
  expect(record.slice(2)).toEqual([
    { purpose: 'training_reuse', granted: false, text_version: 'withdrawn-by-age' },
    { purpose: 'health_data', granted: false, text_version: 'withdrawn-by-age' },
  ]);
});

test('P07: growing older again gives no consent back, and a repeat withdraws nothing twice', async () => {
  const athlete = await lab.newAthlete();
  await lab.agree(athlete, 'training_reuse');
  await lab.write(athlete, { birth_year: YEAR - 12 });
  await lab.write(athlete, { birth_year: YEAR - 12 });
  await lab.write(athlete, { birth_year: YEAR - 40 });
  expect(await standing(athlete)).toEqual({ health_data: false, training_reuse: false });
  expect(await consentFacts(athlete)).toEqual([
    ['training_reuse', true],
    ['training_reuse', false],
  ]);
});

test('P07: a change of age that fails withdraws nothing', async () => {
  const athlete = await lab.newAthlete();
  await lab.agree(athlete, 'training_reuse');
  await expect(lab.write(athlete, { birth_year: YEAR - 12, weight_kg: 900 })).rejects.toThrow();
  expect((await standing(athlete)).training_reuse).toBe(true);
});

test('P07: a consent and a birth year that race end with no training consent of a minor', async () => {
  for (let i = 0; i < 8; i++) {
    const athlete = await lab.newAthlete();
    await Promise.allSettled([lab.agree(athlete, 'training_reuse'), lab.write(athlete, { birth_year: YEAR - 13 })]);
    expect((await standing(athlete)).training_reuse).toBe(false);
  }
});
