import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';

let server: TestDatabase;
let owner: pg.Pool;
beforeAll(async () => {
  server = await testDatabase();
  owner = new pg.Pool({ connectionString: server.url(), max: 1 });
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await server?.close();
});
const names = async (sql: string) => (await owner.query<{ name: string }>(sql)).rows.map((row) => row.name);

test('every table enables and forces row level security', async () => {
  expect(
    await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity)`),
  ).toEqual([]);
});

test('nobody without a session reads anything but the knowledge base', async () => {
  expect(
    await names(`select distinct table_name || ' ' || privilege_type as name from information_schema.role_table_grants
      where table_schema = 'public' and grantee in ('anon', 'PUBLIC') order by 1`),
  ).toEqual(['kc_df SELECT', 'kc_len SELECT', 'kc_tf SELECT', 'knowledge_chunks SELECT']);
  expect(
    await names(`select p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace
      and has_function_privilege('anon', p.oid, 'execute') and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by 1`),
  ).toEqual(['bm25_search', 'hybrid_search_chunks', 'kc_embedding_model', 'kc_words', 'match_chunks', 'touch_updated_at']);
});

test('no athlete may truncate, reference or trigger, nor change what makes a row theirs', async () => {
  expect(
    await names(`select table_name || ' ' || privilege_type as name from information_schema.role_table_grants
      where table_schema = 'public' and grantee = 'authenticated' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`),
  ).toEqual([]);
  expect(
    await names(`select table_name || '.' || column_name as name from information_schema.column_privileges
      where table_schema = 'public' and grantee = 'authenticated' and privilege_type = 'UPDATE'
      and column_name in ('id', 'athlete_id', 'user_id', 'conversation_id', 'role', 'content', 'created_at')`),
  ).toEqual([]);
});

test('deleting an account takes everything that hangs on it along', async () => {
  expect(
    await names(`select conrelid::regclass || '.' || conname as name from pg_constraint
      where contype = 'f' and confrelid in ('auth.users'::regclass, 'public.athlete_profiles'::regclass) and confdeltype <> 'c'`),
  ).toEqual([]);
});

test('rows that belong to an athlete point only at rows of the same athlete', async () => {
  expect(
    await names(`select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
      where c.contype = 'f' and c.confrelid <> 'public.athlete_profiles'::regclass
        and exists (select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'athlete_id')
        and exists (select 1 from pg_attribute a where a.attrelid = c.confrelid and a.attname = 'athlete_id')
        and not exists (select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'athlete_id' and a.attnum = any(c.conkey))`),
  ).toEqual([]);
});

test('a function that runs as its owner says where it looks names up', async () => {
  expect(
    await names(`select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      and not exists (select 1 from unnest(coalesce(proconfig, '{}')) setting where setting like 'search_path=%')`),
  ).toEqual([]);
});

test('no service owns a table, sees past row level security, or may make roles', async () => {
  expect(
    await names(
      `select rolname as name from pg_roles where rolname like 'svc\\_%' and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb)`,
    ),
  ).toEqual([]);
  expect(await names(`select tablename as name from pg_tables where schemaname = 'public' and tableowner like 'svc\\_%'`)).toEqual([]);
});
