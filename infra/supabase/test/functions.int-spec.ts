import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACTORS, ROLES, type Actor } from './rows/actors.ts';
import { CALLERS } from './rows/function-callers.ts';
import { openRows, type Rows } from './rows/open-rows.ts';

interface Found extends Record<string, unknown> {
  name: string;
  signature: string;
  call: string;
  callers: string[];
  isDefiner: boolean;
}

/** Functions of ours: what an extension brought along is its own affair (see lint 0014 in catalogue-lints.int-spec.ts). */
const FUNCTIONS = `
  select p.proname::text as name, p.oid::regprocedure::text as signature, p.prosecdef as "isDefiner",
    case when p.prorettype = 'trigger'::regtype then null else format('select public.%I(%s)', p.proname,
      (select string_agg('null::' || format_type(t, null), ', ' order by place) from unnest(p.proargtypes) with ordinality as a(t, place))) end as call,
    array(select r::text from unnest($1::text[]) r where has_function_privilege(r, p.oid, 'execute') order by r) as callers
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by 1`;

let rows: Rows;
let functions: Found[];
beforeAll(async () => {
  rows = await openRows();
  functions = await rows.query<Found>(FUNCTIONS, [ROLES]);
}, 60_000);
afterAll(() => rows?.close());

test('each function may be called by those who need it and by nobody else', () => {
  const expected = CALLERS.flatMap(([callers, names]) => names.map((name): [string, readonly string[]] => [name, [...callers].sort()]));
  expect(Object.fromEntries(functions.map(({ name, callers }) => [name, callers]))).toEqual(Object.fromEntries(expected));
});

test('no two functions have one name: a caller over HTTP could not say which is meant', () => {
  const names = functions.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

describe('C09 whoever is not on the list and calls all the same is refused', () => {
  test.each(ACTORS.filter((actor) => ['owner', 'no claims', 'anon', 'service_role'].includes(actor.name)))(
    '$name',
    async (actor: Actor) => {
      for (const { signature, call, callers } of functions) {
        if (!call) continue;
        const outcome = await rows.tryAs(actor, call);
        // What may be called was called with nothing in its hands: it may object, but not for want of a right.
        if (callers.includes(actor.role)) expect([signature, outcome]).not.toEqual([signature, '-']);
        else expect([signature, outcome]).toEqual([signature, '-']);
      }
    },
  );
});

describe('C10 a table of the same name in a caller’s temporary schema is not what a function reads or writes', () => {
  test('of every function that runs as its owner', async () => {
    const definers = functions.filter(({ isDefiner }) => isDefiner).map(({ signature }) => signature);
    expect(definers.length).toBeGreaterThan(0);
    const settings = await rows.query<{ signature: string; path: string | null }>(
      `select p.oid::regprocedure::text as signature, (select s from unnest(p.proconfig) s where s like 'search_path=%') as path
       from pg_proc p where p.oid = any ($1::regprocedure[])`,
      [definers],
    );
    expect(settings.filter(({ path }) => path !== 'search_path=""')).toEqual([]);
  });

  test('seen on the one that makes a profile at sign-up', async () => {
    await rows.query('create temp table athlete_profiles (id uuid primary key)');
    try {
      await rows.query(`set search_path = pg_temp, public`);
      const id = crypto.randomUUID();
      await rows.query('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@example.org`]);
      expect(await rows.query('select 1 from pg_temp.athlete_profiles')).toEqual([]);
      expect(await rows.query('select id from public.athlete_profiles where id = $1', [id])).toEqual([{ id }]);
    } finally {
      await rows.query('reset search_path');
      await rows.query('drop table pg_temp.athlete_profiles');
    }
  });
});
