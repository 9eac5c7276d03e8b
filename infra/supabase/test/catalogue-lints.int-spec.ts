import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { ROLES } from './rows/actors.ts';

let server: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  server = await testDatabase();
  owner = new pg.Client({ connectionString: server.url() });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner?.end();
  await server?.close();
});

/** The names a query finds; each lint is a query for what should not be there. */
const names = async (sql: string, values: unknown[] = []): Promise<string[]> =>
  (await owner.query<{ name: string }>(sql, values)).rows.map((row) => row.name);

const TABLES = `pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;
const OURS = `pg_proc p where p.pronamespace = 'public'::regnamespace
  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
const POLICIES = `(select *, coalesce(qual, '') || ' ' || coalesce(with_check, '') as words from pg_policies where schemaname = 'public') p`;

// Numbers and names as in Supabase's list of lints (splinter); the queries are our own.
// Left out, because there is nothing here they could be about: 0005 and 0020 judge a database by its use, 0012 is a setting of the
// sign-in, 0019 is about pgmq, 0022 about versions that come with the server, 0025 about storage buckets.
describe('Supabase lint', () => {
  // An index that begins with the parent's own key is enough: the owner column beside it tells no two rows apart.
  test('0001 unindexed_foreign_keys', async () => {
    expect(
      await names(`select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
          select from pg_index i
          cross join lateral (select array_agg(k) as whole, (array_agg(k order by place))[1] as first
            from unnest(i.indkey::int2[]) with ordinality as l(k, place) where place <= cardinality(c.conkey)) lead
          where i.indrelid = c.conrelid and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) like '%IS NOT NULL)')
            and (lead.whole @> c.conkey or exists (
              select from pg_index parent where parent.indrelid = c.confrelid and parent.indisprimary and parent.indnatts = 1
                and parent.indkey[0] = c.confkey[array_position(c.conkey, lead.first)])))`),
    ).toEqual([]);
  });

  test('0002 auth_users_exposed', async () => {
    expect(
      await names(`select distinct v.oid::regclass::text as name from pg_class v
        join pg_rewrite r on r.ev_class = v.oid join pg_depend d on d.objid = r.oid and d.refobjid = 'auth.users'::regclass
        where v.relnamespace = 'public'::regnamespace`),
    ).toEqual([]);
  });

  test('0003 auth_rls_initplan', async () => {
    expect(
      await names(`select tablename || '.' || policyname as name from ${POLICIES}
        where regexp_replace(words, '\\( *SELECT (auth\\.\\w+|current_setting)\\(', '', 'gi') ~* '(auth\\.\\w+|current_setting)\\('`),
    ).toEqual([]);
  });

  test('0004 no_primary_key', async () => {
    expect(
      await names(
        `select c.relname as name from ${TABLES} and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
      ),
    ).toEqual([]);
  });

  test('0006 multiple_permissive_policies', async () => {
    expect(
      await names(`select p.tablename || ' ' || role || ' ' || verb as name from ${POLICIES}
        cross join unnest(p.roles) as role
        cross join unnest(case when p.cmd = 'ALL' then array['SELECT', 'INSERT', 'UPDATE', 'DELETE'] else array[p.cmd] end) as verb
        where p.permissive = 'PERMISSIVE' group by p.tablename, role, verb having count(*) > 1`),
    ).toEqual([]);
  });

  test('0007 policy_exists_rls_disabled', async () => {
    expect(
      await names(
        `select c.relname as name from ${TABLES} and not c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid)`,
      ),
    ).toEqual([]);
  });

  test('0008 rls_enabled_no_policy', async () => {
    expect(
      await names(
        `select c.relname as name from ${TABLES} and c.relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid)`,
      ),
    ).toEqual([]);
  });

  test('0009 duplicate_index', async () => {
    expect(
      await names(`select string_agg(i.indexrelid::regclass::text, ' = ') as name from pg_index i
        join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
        group by i.indrelid, i.indkey::text, i.indclass::text, i.indoption::text, pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid)
        having count(*) > 1`),
    ).toEqual([]);
  });

  test('0010 security_definer_view', async () => {
    expect(
      await names(`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
        and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1']`),
    ).toEqual([]);
  });

  test('0011 function_search_path_mutable', async () => {
    expect(
      await names(`select p.proname as name from ${OURS} and not exists (select from unnest(p.proconfig) s where s like 'search_path=%')`),
    ).toEqual([]);
  });

  test('0013 rls_disabled_in_public', async () => {
    expect(await names(`select c.relname as name from ${TABLES} and not c.relrowsecurity`)).toEqual([]);
  });

  // Ours to decide: pgvector stays where it is found. A Supabase project has it in `extensions`, a plain Postgres has no such schema, and
  // its types and operators have no name that is good for both; the functions that need it name both schemas (0500). It brings no table
  // and nothing that runs as its owner, so that what the lint is afraid of, more reach for the API roles, is not there.
  test('0014 extension_in_public, but for pgvector', async () => {
    expect(await names(`select extname as name from pg_extension where extnamespace = 'public'::regnamespace`)).toEqual(['vector']);
    expect(
      await names(`select d.objid::text as name from pg_depend d join pg_extension e on e.oid = d.refobjid and e.extname = 'vector'
        where d.deptype = 'e' and (exists (select from pg_proc p where p.oid = d.objid and p.prosecdef)
          or exists (select from pg_class c where c.oid = d.objid))`),
    ).toEqual([]);
  });

  test('0015 rls_references_user_metadata', async () => {
    expect(await names(`select tablename || '.' || policyname as name from ${POLICIES} where words ~* 'user_meta'`)).toEqual([]);
  });

  test('0016 materialized_view_in_api and 0017 foreign_table_in_api', async () => {
    expect(
      await names(`select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('m', 'f')`),
    ).toEqual([]);
  });

  test('0018 unsupported_reg_types', async () => {
    expect(
      await names(`select c.relname || '.' || a.attname as name from ${TABLES.replace(' where', ' join pg_attribute a on a.attrelid = c.oid where')}
        and a.attnum > 0 and format_type(a.atttypid, null) ~ '^reg' and a.atttypid <> 'regclass'::regtype`),
    ).toEqual([]);
  });

  test('0021 fkey_to_auth_unique', async () => {
    expect(
      await names(`select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
        join pg_class t on t.oid = c.confrelid and t.relnamespace = 'auth'::regnamespace
        where c.contype = 'f' and c.connamespace = 'public'::regnamespace
          and not exists (select from pg_index i where i.indexrelid = c.conindid and i.indisprimary)`),
    ).toEqual([]);
  });

  test('0023 sensitive_columns_exposed', async () => {
    expect(
      await names(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'
        and column_name ~* '(password|passwd|secret|api_?key|access_token|refresh_token|ssn|iban|card_number|cvv)'`),
    ).toEqual([]);
  });

  test('0024 rls_policy_always_true', async () => {
    expect(
      await names(`select tablename || '.' || policyname as name from ${POLICIES}
        where roles && array['anon', 'authenticated', 'public']::name[] and cmd <> 'SELECT' and (qual = 'true' or with_check = 'true')`),
    ).toEqual([]);
  });

  test('0026 and 0027 pg_graphql_anon_table_exposed, pg_graphql_authenticated_table_exposed', async () => {
    expect(await names(`select extname as name from pg_extension where extname = 'pg_graphql'`)).toEqual([]);
  });

  test('0028 and 0029 anon_ and authenticated_security_definer_function_executable', async () => {
    expect(
      await names(`select r || ' ' || p.proname as name from (select * from ${OURS}) p cross join unnest(array['anon', 'authenticated']) r
        where p.prosecdef and has_function_privilege(r, p.oid, 'execute')`),
    ).toEqual([]);
  });
});

describe('beyond the lints', () => {
  test('row level security is forced on every table, so that not even its owner sees past it', async () => {
    expect(await names(`select c.relname as name from ${TABLES} and not c.relforcerowsecurity`)).toEqual([]);
  });

  test('what a role was granted it can also reach, and no policy speaks of what was not granted', async () => {
    const verbs = `(select c.oid, c.relname, r, v, has_table_privilege(r, c.oid, v)
          or (v in ('select', 'insert', 'update') and has_any_column_privilege(r, c.oid, case when v = 'delete' then 'select' else v end)) as granted,
        exists (select from ${POLICIES} where p.tablename = c.relname and r::name = any (p.roles) and p.cmd in ('ALL', upper(v))) as told
      from pg_class c cross join unnest($1::text[]) r cross join unnest(array['select', 'insert', 'update', 'delete']) v
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')) x`;
    const roles = ROLES.filter((role) => role !== 'service_role');
    expect(await names(`select relname || ' ' || r || ' ' || v as name from ${verbs} where granted <> told`, [roles])).toEqual([]);
  });

  test('no policy is for everybody: each names its roles', async () => {
    expect(await names(`select tablename || '.' || policyname as name from ${POLICIES} where 'public' = any (roles)`)).toEqual([]);
  });

  test('nobody may truncate, reference or trigger', async () => {
    expect(
      await names(`select grantee || ' ' || table_name || ' ' || privilege_type as name from information_schema.role_table_grants
        where table_schema = 'public' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER') and grantee <> 'postgres'`),
    ).toEqual([]);
  });

  test('no athlete may change what makes a row theirs, nor what was said', async () => {
    expect(
      await names(`select table_name || '.' || column_name as name from information_schema.column_privileges
        where table_schema = 'public' and grantee = 'authenticated' and privilege_type = 'UPDATE'
        and column_name in ('id', 'athlete_id', 'user_id', 'conversation_id', 'message_id', 'plan_id', 'week_id', 'role', 'content', 'created_at')`),
    ).toEqual([]);
  });

  test('rows that belong to an athlete point only at rows of the same athlete', async () => {
    expect(
      await names(`select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
        join pg_attribute own on own.attrelid = c.conrelid and own.attname = 'athlete_id'
        join pg_attribute their on their.attrelid = c.confrelid and their.attname = 'athlete_id'
        where c.contype = 'f' and not (own.attnum = any (c.conkey) and their.attnum = any (c.confkey))`),
    ).toEqual([]);
  });

  test('a function that runs as its owner looks up no name that a caller could have put there', async () => {
    expect(
      await names(`select p.proname as name from ${OURS} and p.prosecdef and not 'search_path=""' = any (coalesce(p.proconfig, '{}'))`),
    ).toEqual([]);
  });

  test('deleting an account takes everything that hangs on it along', async () => {
    expect(
      await names(`select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
        where c.contype = 'f' and c.confrelid in ('auth.users'::regclass, 'public.athlete_profiles'::regclass) and c.confdeltype <> 'c'`),
    ).toEqual([]);
  });

  test('no service owns anything, sees past row level security, or may make roles', async () => {
    expect(
      await names(`select rolname as name from pg_roles
        where (rolname like 'svc\\_%' or rolname in ('anon', 'authenticated')) and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb or rolreplication)`),
    ).toEqual([]);
    expect(
      await names(`select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner
        where c.relnamespace = 'public'::regnamespace and r.rolname <> 'postgres'`),
    ).toEqual([]);
  });
});
