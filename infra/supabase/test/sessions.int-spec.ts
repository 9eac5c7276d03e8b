import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACTORS, ROLES } from './rows/actors.ts';
import { openRows, type Rows } from './rows/open-rows.ts';
import { athleteOf } from './rows/seeded-rows.ts';

let rows: Rows;
beforeAll(async () => {
  rows = await openRows();
}, 60_000);
afterAll(() => rows?.close());

const login = (role: string) => new Database({ url: rows.server.url(role), max: 1, log: createLogger('test', 'fatal') });
const services = ROLES.filter((role) => role.startsWith('svc_'));

describe('C08 nobody', () => {
  test('empties a table, makes one, or becomes somebody else', async () => {
    for (const actor of ACTORS) {
      const forbidden = [
        ...rows.relations.filter(({ kind }) => kind === 'table').map(({ name }) => `truncate public.${name}`),
        'create table public.mine (id int)',
        'create function public.mine() returns int language sql as $$ select 1 $$',
        'create schema mine',
        'create role mine',
        'alter table public.messages disable row level security',
        'drop policy messages_select_own on public.messages',
        'grant svc_logging to anon',
      ];
      for (const statement of forbidden)
        expect([actor.name, statement, await rows.tryAs(actor, statement)]).toEqual([
          actor.name,
          statement,
          expect.stringMatching(/^(-|42501)$/),
        ]);
    }
  });

  test.each(services)('%s becomes only the athlete it works for', async (role) => {
    const database = login(role);
    const mayBeAthlete = ['svc_athlete_profile', 'svc_logging'].includes(role);
    try {
      for (const other of [...ROLES.filter((name) => name !== role), 'postgres']) {
        const becoming = database.transaction((tx) => tx.query(`set local role ${other}`));
        if (other === 'authenticated' && mayBeAthlete) await expect(becoming).resolves.toBeDefined();
        else await expect(becoming).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await database.end();
    }
  });
});

describe('C12 a connection of a pool', () => {
  test('knows nothing of the athlete it worked for before', async () => {
    const database = login('svc_logging');
    try {
      const mine = await database.asAthlete(athleteOf('other'), (tx) => tx.query('select id from public.conversations'));
      expect(mine.rowCount).toBe(1);
      const { rows: afterwards } = await database.pool.query<{ claims: string | null; role: string; n: number }>(
        `select current_setting('request.jwt.claims', true) as claims, current_user::text as role,
          (select count(*)::int from public.conversations) as n`,
      );
      expect(afterwards).toEqual([{ claims: '', role: 'svc_logging', n: 0 }]);
    } finally {
      await database.end();
    }
  });

  test('nor after the work failed in the middle', async () => {
    const database = login('svc_logging');
    try {
      await expect(database.asAthlete(athleteOf('other'), (tx) => tx.query('select 1 / 0'))).rejects.toThrow();
      expect((await database.pool.query('select 1 from public.messages')).rowCount).toBe(0);
    } finally {
      await database.end();
    }
  });
});

test('nobody reads the accounts: the sign-in of Supabase alone does', async () => {
  const found = await rows.query<{ name: string; role: string }>(
    `select c.relname as name, r as role from pg_class c cross join unnest($1::text[]) r
     where c.relnamespace = 'auth'::regnamespace and c.relkind in ('r', 'p', 'v')
       and (has_table_privilege(r, c.oid, 'select, insert, update, delete, truncate, references, trigger')
         or has_any_column_privilege(r, c.oid, 'select, insert, update, references'))`,
    [ROLES.filter((role) => role !== 'supabase_stand_in')],
  );
  expect(found).toEqual([]);
});
