import { createLogger } from '@hyrox/telemetry';
import { Database } from '@hyrox/service-kit';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { readLatestConsents } from '../src/consents/read-latest-consents.ts';
import { openPrisma, type Prisma } from '../src/db/prisma.client.ts';
import { readProfile } from '../src/profile/read-profile.ts';
import { summariseForTurn } from '../src/profile/summarise-for-turn.ts';
import { writeProfile } from '../src/profile/write-profile.ts';

let server: TestDatabase;
let owner: pg.Pool;
let database: Database;
let prisma: Prisma;

beforeAll(async () => {
  server = await testDatabase();
  owner = new pg.Pool({ connectionString: server.url(), max: 1 });
  database = new Database({ url: server.url('svc_athlete_profile'), log: createLogger('test', 'fatal') });
  prisma = openPrisma(database.pool);
}, 60_000);
afterAll(async () => {
  await prisma.$disconnect();
  await database.end();
  await owner.end();
  await server.close();
});

const REF = 'a'.repeat(32);
const signUp = async () => {
  const id = crypto.randomUUID();
  await owner.query('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@example.org`]);
  return id;
};
const agree = (id: string, purpose: string, granted = true) => database.call('record_consent', [id, REF, purpose, granted, 'v1']);

test('an athlete who skipped onboarding has an empty profile and nothing to say about it', async () => {
  const id = await signUp();
  const profile = await readProfile({ athleteId: id }, { prisma });
  expect(profile).toMatchObject({ id, sex: null, race_date: null, injuries_limitations: [] });
  await agree(id, 'health_data');
  await expect(summariseForTurn({ athleteId: id }, { database })).resolves.toMatchObject({
    summary: null,
    adult: null,
    trainingConsent: false,
  });
});

test('a profile is kept field by field: what is not named stays, what is null is cleared', async () => {
  const id = await signUp();
  await writeProfile({ athleteId: id, fields: { weight_kg: 81.5, sex: 'male', division: 'open', race_date: '2027-06-05' } }, { prisma });
  const changed = await writeProfile({ athleteId: id, fields: { weight_kg: null, goal_time_minutes: 80 } }, { prisma });
  expect(changed).toMatchObject({ weight_kg: null, sex: 'male', division: 'open', race_date: '2027-06-05', goal_time_minutes: 80 });
});

test('the summary counts the days to the race in the time zone of the athlete', async () => {
  const id = await signUp();
  const { rows } = await owner.query<{ day: string }>(
    `select to_char((now() at time zone 'Pacific/Auckland')::date + 10, 'YYYY-MM-DD') as day`,
  );
  const day = rows[0]?.day ?? '';
  await writeProfile({ athleteId: id, fields: { timezone: 'Pacific/Auckland', race_date: day, age: 35, sex: 'male' } }, { prisma });
  await agree(id, 'health_data');
  const { summary } = await summariseForTurn({ athleteId: id }, { database });
  expect(summary).toBe(`Athlete profile: 35yo male, race in 10 days (${day})`);
});

test('without consent to health data the profile stays out of the prompt, and comes in when it is given', async () => {
  const id = await signUp();
  await writeProfile({ athleteId: id, fields: { injuries_limitations: ['left knee'], weight_kg: 70 } }, { prisma });
  expect((await summariseForTurn({ athleteId: id }, { database })).summary).toBeNull();
  await agree(id, 'health_data');
  expect((await summariseForTurn({ athleteId: id }, { database })).summary).toContain('left knee');
  await agree(id, 'health_data', false);
  expect((await summariseForTurn({ athleteId: id }, { database })).summary).toBeNull();
});

test('the latest consent counts, each change is an event, and an adult is one for sure', async () => {
  const id = await signUp();
  await agree(id, 'training_reuse');
  await agree(id, 'training_reuse', false);
  await agree(id, 'training_reuse');
  expect(await readLatestConsents({ athleteId: id }, { prisma })).toEqual({ health_data: false, training_reuse: true });
  const { rows } = await owner.query(
    `select count(*)::int as n from public.outbox where name = 'consent-changed' and payload ->> 'purpose' = 'training_reuse'`,
  );
  expect(rows[0]).toEqual({ n: 3 });
  const year = new Date().getUTCFullYear();
  for (const [born, adult] of [
    [year - 30, true],
    [year - 18, false],
    [year - 12, false],
  ] as const) {
    await writeProfile({ athleteId: id, fields: { birth_year: born } }, { prisma });
    expect((await summariseForTurn({ athleteId: id }, { database })).adult).toBe(adult);
  }
});

test('one athlete can neither read nor change the profile of another', async () => {
  const [alice, bob] = [await signUp(), await signUp()];
  await writeProfile({ athleteId: bob, fields: { display_name: 'Bob' } }, { prisma });
  const seen = await database.asAthlete(alice, (tx) => tx.query('select id from public.athlete_profiles'));
  expect(seen.rows).toEqual([{ id: alice }]);
  const moved = await database.asAthlete(alice, (tx) =>
    tx.query('update public.athlete_profiles set display_name = $1 where id = $2', ['Eve', bob]),
  );
  expect(moved.rowCount).toBe(0);
  await expect(
    database.asAthlete(alice, (tx) => tx.query('insert into public.workout_logs (athlete_id, date) values ($1, now())', [bob])),
  ).rejects.toThrow(/row-level security/);
  await expect(database.asAthlete(alice, (tx) => tx.query('select * from public.outbox'))).rejects.toThrow(/permission denied/);
});

test('the service itself, outside a transaction of an athlete, sees no profile at all', async () => {
  await signUp();
  await expect(database.pool.query('select * from public.athlete_profiles')).rejects.toThrow(/permission denied/);
});
