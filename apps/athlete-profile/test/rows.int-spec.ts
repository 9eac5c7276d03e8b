import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Athlete } from '../src/db/facts.ts';
import { openProfileLab, type ProfileLab } from './profile-lab.ts';

const OWN_TABLES = [
  'workout_logs',
  'running_logs',
  'benchmark_tests',
  'training_plans',
  'training_plan_weeks',
  'training_plan_days',
  'training_plan_revisions',
  'consents',
] as const;
const REFUSED = { code: '42501' };

let lab: ProfileLab;
let ana: Athlete;
let ben: Athlete;
beforeAll(async () => {
  lab = await openProfileLab();
  [ana, ben] = [await lab.newAthlete(), await lab.newAthlete()];
  for (const athlete of [ana, ben]) await fill(athlete);
}, 60_000);
afterAll(() => lab?.close());

/** One row in every table of the room. */
async function fill({ athleteId }: Athlete): Promise<void> {
  const [plan, week] = [crypto.randomUUID(), crypto.randomUUID()];
  await lab.rows(`insert into public.workout_logs (athlete_id, date) values ($1, '2026-01-01')`, [athleteId]);
  await lab.rows(`insert into public.running_logs (athlete_id, date) values ($1, '2026-01-01')`, [athleteId]);
  await lab.rows(`insert into public.benchmark_tests (athlete_id, test_date) values ($1, '2026-01-01')`, [athleteId]);
  await lab.rows(`insert into public.training_plans (id, athlete_id, name, start_date) values ($1, $2, 'x', '2026-01-01')`, [
    plan,
    athleteId,
  ]);
  await lab.rows('insert into public.training_plan_weeks (id, plan_id, athlete_id, week_number) values ($1, $2, $3, 1)', [
    week,
    plan,
    athleteId,
  ]);
  await lab.rows(`insert into public.training_plan_days (week_id, athlete_id, date) values ($1, $2, '2026-01-01')`, [week, athleteId]);
  await lab.rows(`insert into public.training_plan_revisions (plan_id, athlete_id, change, before) values ($1, $2, 'accepted', '{}')`, [
    plan,
    athleteId,
  ]);
  await lab.rows(`insert into public.consents (athlete_id, purpose, granted, text_version) values ($1, 'health_data', true, 'v1')`, [
    athleteId,
  ]);
}

describe('an athlete, directly on the database', () => {
  test.each(OWN_TABLES)('C01: reads only what is theirs in %s', async (table) => {
    const { rows } = await lab.as(ana, `select athlete_id from public.${table}`);
    expect(rows).toEqual([{ athlete_id: ana.athleteId }]);
  });

  test('C01: reads only their own profile', async () => {
    expect((await lab.as(ana, 'select id from public.athlete_profiles')).rows).toEqual([{ id: ana.athleteId }]);
  });

  test.each(['outbox', 'inbox', 'dead_letters', 'erasure_records'])('C01: reads nothing of %s', (table) =>
    expect(lab.as(ana, `select 1 from public.${table}`)).rejects.toMatchObject(REFUSED),
  );

  test.each(OWN_TABLES)('C04: moves no row of %s to another owner, with or without naming it', async (table) => {
    await expect(lab.as(ana, `update public.${table} set athlete_id = $1`, [ben.athleteId])).rejects.toMatchObject(REFUSED);
    const where = `update public.${table} set athlete_id = $1 where athlete_id = $2`;
    await expect(lab.as(ana, where, [ben.athleteId, ana.athleteId])).rejects.toMatchObject(REFUSED);
  });

  test('C04: does not become somebody else', async () => {
    await expect(lab.as(ana, 'update public.athlete_profiles set id = $1', [ben.athleteId])).rejects.toMatchObject(REFUSED);
  });

  test('C07: neither makes nor overwrites the profile of another', async () => {
    const upsert = `insert into public.athlete_profiles (id, display_name) values ($1, 'Eve') on conflict (id) do update set display_name = excluded.display_name`;
    await expect(lab.as(ana, upsert, [ben.athleteId])).rejects.toThrow(/row-level security/);
    expect((await lab.as(ana, `update public.athlete_profiles set display_name = 'Eve' where id = $1`, [ben.athleteId])).rowCount).toBe(0);
    for (const { athleteId } of [ana, ben])
      await expect(lab.as(ana, 'delete from public.athlete_profiles where id = $1', [athleteId])).rejects.toMatchObject(REFUSED);
  });

  test('writes no row for another and hangs none on another’s plan', async () => {
    const log = `insert into public.workout_logs (athlete_id, date) values ($1, '2026-01-01')`;
    await expect(lab.as(ana, log, [ben.athleteId])).rejects.toThrow(/row-level security/);
    const [bens] = await lab.rows('select id from public.training_plans where athlete_id = $1', [ben.athleteId]);
    const week = 'insert into public.training_plan_weeks (plan_id, athlete_id, week_number) values ($1, $2, 9)';
    await expect(lab.as(ana, week, [bens?.['id'], ana.athleteId])).rejects.toMatchObject({ code: '23503' });
  });

  test('rewrites no consent and removes none', async () => {
    await expect(lab.as(ana, 'update public.consents set granted = true')).rejects.toMatchObject(REFUSED);
    await expect(lab.as(ana, 'delete from public.consents')).rejects.toMatchObject(REFUSED);
  });

  test('P03: writes no consent down that they are too young to give, and withdraws at any age', async () => {
    const young = await lab.newAthlete();
    const year = new Date().getUTCFullYear();
    const consent = (purpose: string, granted: boolean) =>
      lab.as(young, 'insert into public.consents (athlete_id, purpose, granted, text_version) values ($1, $2, $3, $4)', [
        ...[young.athleteId, purpose, granted, 'v1'],
      ]);
    await lab.as(young, 'update public.athlete_profiles set birth_year = $1', [year - 17]);
    await expect(consent('training_reuse', true)).rejects.toThrow(/row-level security/);
    expect((await consent('health_data', true)).rowCount).toBe(1);
    await lab.as(young, 'update public.athlete_profiles set birth_year = $1', [year - 15]);
    await expect(consent('health_data', true)).rejects.toThrow(/row-level security/);
    expect((await consent('health_data', false)).rowCount).toBe(1);
    expect((await consent('training_reuse', false)).rowCount).toBe(1);
  });

  test.each([
    ['erase_athlete', 'select public.erase_athlete($1, $2, null)'],
    ['forget_facts', 'select public.forget_facts($2, false), $1::text'],
    ['check_session', 'select public.check_session($1, $1), $2::text'],
    ['record_consent', `select public.record_consent($1, $2, 'training_reuse', true, 'v1', null)`],
    ['athlete_facts', 'select public.athlete_facts($1), $2::text'],
  ])('calls no %s', (_, call) => expect(lab.as(ana, call, [ben.athleteId, ben.athleteRef])).rejects.toMatchObject(REFUSED));
});

describe('the service', () => {
  test('outside the transaction of an athlete it sees no profile, no session and no account', async () => {
    for (const table of ['public.athlete_profiles', 'public.workout_logs', 'auth.users', 'auth.sessions'])
      await expect(lab.database.pool.query(`select 1 from ${table}`)).rejects.toMatchObject(REFUSED);
  });

  test('cannot touch what others wrote into the outbox, nor forget facts of somebody who is not being erased', async () => {
    await lab.rows(`insert into public.outbox (owner, name, athlete_ref, payload) values ('svc_logging', 'turn-accepted', $1, '{}')`, [
      ana.athleteRef,
    ]);
    const { rowCount } = await lab.database.pool.query('delete from public.outbox where athlete_ref = $1', [ana.athleteRef]);
    expect(rowCount).toBe(0);
    await expect(lab.database.call('forget_facts', [ana.athleteRef, false])).rejects.toMatchObject(REFUSED);
    await expect(lab.database.call('forget_facts', ['system', false])).rejects.toMatchObject(REFUSED);
  });

  test('neither forges nor removes the evidence of an erasure', async () => {
    const insert = `insert into public.erasure_records (athlete_ref) values ('${'c'.repeat(32)}')`;
    await expect(lab.database.pool.query(insert)).rejects.toMatchObject(REFUSED);
    await expect(lab.database.pool.query('delete from public.erasure_records')).rejects.toMatchObject(REFUSED);
    await expect(lab.database.pool.query('update public.erasure_records set requested_at = now()')).rejects.toMatchObject(REFUSED);
  });

  test.each(['svc_retrieval', 'svc_logging', 'svc_inference_gateway', 'svc_training_data_export'])(
    '%s may neither erase, forget nor ask after sessions',
    async (role) => {
      const granted = await lab.rows(
        `select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and has_function_privilege($1, p.oid, 'execute')
           and p.proname in ('erase_athlete', 'forget_facts', 'check_session', 'note_erasure_pass', 'record_consent', 'athlete_facts', 'become_athlete')`,
        [role],
      );
      expect(granted).toEqual([]);
    },
  );
});

test('C14: four profiles made at once are one', async () => {
  const athlete = await lab.newAthlete();
  await lab.rows('delete from public.athlete_profiles where id = $1', [athlete.athleteId]);
  const make = () => lab.as(athlete, 'insert into public.athlete_profiles (id) values ($1) on conflict do nothing', [athlete.athleteId]);
  const made = await Promise.all([make(), make(), make(), make()]);
  expect(made.map(({ rowCount }) => rowCount).sort()).toEqual([0, 0, 0, 1]);
  expect(await lab.rows('select 1 from public.athlete_profiles where id = $1', [athlete.athleteId])).toHaveLength(1);
});

test('C15: deleting the user takes every row along, and leaves what was to be told and the evidence', async () => {
  const gone = await lab.newAthlete();
  await fill(gone);
  await lab.agree(gone, 'health_data');
  await lab.rows('insert into public.erasure_records (athlete_ref) values ($1)', [gone.athleteRef]);
  await lab.rows('delete from auth.users where id = $1', [gone.athleteId]);
  for (const table of OWN_TABLES)
    expect(await lab.rows(`select 1 from public.${table} where athlete_id = $1`, [gone.athleteId])).toEqual([]);
  expect(await lab.rows('select 1 from public.athlete_profiles where id = $1', [gone.athleteId])).toEqual([]);
  expect(await lab.facts(gone)).toHaveLength(1);
  expect(await lab.rows('select 1 from public.erasure_records where athlete_ref = $1', [gone.athleteRef])).toHaveLength(1);
});
