import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import pg from 'pg';
import { checkRights, giveRights, rightsOfMigrations, tellRights, type Wanted } from './check-rights.ts';

let database: TestDatabase;
let owner: pg.Client;
let wanted: Wanted;
const check = () => checkRights(database.url('postgres'), wanted);
beforeAll(async () => {
  [database, wanted] = await Promise.all([testDatabase(), rightsOfMigrations()]);
  owner = new pg.Client({ connectionString: database.url('postgres') });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await database?.close();
});

test('a database as the migrations made it lacks nothing and has nothing beyond', async () => {
  expect(await check()).toEqual({ missing: [], beyond: [], policies: true });
});

test('what was taken away, changed or added is named as a statement, and what is missing is given again', async () => {
  await owner.query(`
    revoke insert on public.inbox from svc_training_data_export;
    revoke execute on function public.claim_outbox(int) from svc_athlete_profile;
    alter policy knowledge_chunks_read on public.knowledge_chunks using (false);
    alter table public.messages no force row level security;
    grant delete on public.usage_ledger to authenticated`);
  const found = await check();
  expect(found.missing).toEqual([
    'alter table public.messages force row level security',
    expect.stringMatching(/^drop policy if exists knowledge_chunks_read on public\.knowledge_chunks; create policy .* using \(true\)$/u),
    expect.stringMatching(/^grant execute on function public\.claim_outbox\(.*integer\) to svc_athlete_profile$/u),
    'grant insert on table public.inbox to svc_training_data_export',
  ]);
  expect(tellRights(found)).toMatch(/^4 rights are missing:[\s\S]*grant delete on table public\.usage_ledger to authenticated;/u);
  await giveRights(database.url('postgres'), found.missing);
  const after = await check();
  expect(after).toEqual({ missing: [], beyond: ['grant delete on table public.usage_ledger to authenticated'], policies: true });
});
