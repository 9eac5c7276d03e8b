import type pg from 'pg';

/** One right as the statement that gives it. */
export type Right = string;

const ROLES = `(select oid from pg_roles where rolname in ('anon', 'authenticated') or rolname like 'svc\\_%')`;
/** The types of an extension are in another schema on some servers: they are found by the search path. */
const SIGNATURE = `p.proname || '(' || regexp_replace(pg_get_function_identity_arguments(p.oid), '\\m(public|extensions)\\.', '', 'g') || ')'`;

const GRANTS = `
  select format('grant %s on %s %I.%I to %I', lower(a.privilege_type), case c.relkind when 'S' then 'sequence' else 'table' end, n.nspname, c.relname, r.rolname) as right
    from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join lateral aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
    where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'S') and a.grantee in ${ROLES}
  union all select format('grant %s (%I) on table %I.%I to %I', lower(a.privilege_type), t.attname, n.nspname, c.relname, r.rolname)
    from pg_attribute t join pg_class c on c.oid = t.attrelid join pg_namespace n on n.oid = c.relnamespace
      cross join lateral aclexplode(t.attacl) a join pg_roles r on r.oid = a.grantee
    where n.nspname = 'public' and not t.attisdropped and a.grantee in ${ROLES}
  union all select format('grant execute on function public.%s to %I', ${SIGNATURE}, r.rolname)
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace cross join lateral aclexplode(p.proacl) a join pg_roles r on r.oid = a.grantee
    where n.nspname = 'public' and a.grantee in ${ROLES} and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  union all select format('grant usage on schema %I to %I', n.nspname, r.rolname)
    from pg_namespace n cross join lateral aclexplode(n.nspacl) a join pg_roles r on r.oid = a.grantee
    where n.nspname in ('public', 'auth') and a.privilege_type = 'USAGE' and a.grantee in ${ROLES}
  union all select format('grant %I to %I', g.rolname, r.rolname)
    from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member
    where m.roleid in ${ROLES} and m.member in ${ROLES}
  union all select format('alter table public.%I enable row level security', c.relname)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relrowsecurity
  union all select format('alter table public.%I force row level security', c.relname)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relforcerowsecurity`;

const POLICIES = `
  select format('drop policy if exists %I on public.%I; create policy %I on public.%I as %s for %s to %s%s%s', policyname, tablename, policyname, tablename,
    lower(permissive), lower(cmd), (select string_agg(quote_ident(role), ', ' order by role) from unnest(roles) as role),
    ' using (' || qual || ')', ' with check (' || with_check || ')') as right
  from pg_policies where schemaname = 'public'`;

/** Whether it is a policy, which is made anew rather than given. */
export const isPolicy = (right: Right): boolean => right.startsWith('drop policy');

/** The major version: what a policy says is written out differently by another one. */
export async function majorOf(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  return Math.floor(Number(rows[0]?.version) / 10_000);
}

/** What the roles of athletes and services may do in this database, with the policies when they are asked for. As the owner. */
export async function rightsOf(database: pg.Client, { policies }: { policies: boolean }): Promise<Set<Right>> {
  await database.query('begin read only');
  // Without a search path every name is written out with its schema; of the transaction alone, because a pooler forgets it after that.
  await database.query(`set local search_path = ''`);
  const { rows } = await database.query<{ right: Right }>(policies ? `${GRANTS} union all ${POLICIES}` : GRANTS);
  await database.query('commit');
  return new Set(rows.map(({ right }) => right));
}
