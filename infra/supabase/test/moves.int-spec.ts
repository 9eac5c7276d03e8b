import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACTORS, type Actor } from './rows/actors.ts';
import { insertOf, openRows, whereOf, type Relation, type Rows } from './rows/open-rows.ts';
import { MAY_POINT_ANYWHERE, OWNERS_OF_WHOLE_TABLES, TABLES_OF_SERVICES } from './rows/row-matrix.ts';
import { athleteOf } from './rows/seeded-rows.ts';

/** One column that says to whom or to what a row belongs, and what it would say if it were the other athlete's. */
interface Belonging {
  table: string;
  column: string;
  theirs: string;
  /** It points at a row of somebody. */
  isReference: boolean;
}

const BELONGING = `
  select c.conrelid::regclass::text as table, a.attname::text as column, c.confrelid::regclass::text as refers, r.attname::text as key
  from pg_constraint c
  cross join unnest(c.conkey, c.confkey) as pair(own, their)
  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = pair.own
  join pg_attribute r on r.attrelid = c.confrelid and r.attnum = pair.their
  where c.contype = 'f' and c.connamespace = 'public'::regnamespace`;

/** Says whose a row is without being a foreign key. */
const OPAQUE = ['athlete_ref', 'subject_key', 'owner'];
const REFUSED = ['-', 'o', 'k'];

let rows: Rows;
let belongings: Belonging[];
beforeAll(async () => {
  rows = await openRows();
  belongings = await findBelongings();
}, 60_000);
afterAll(() => rows?.close());

const tables = () => rows.relations.filter((relation) => relation.kind === 'table');
const rowOf = (table: string, who: 'owner' | 'other') => rows.rows.get(table)?.[who] ?? {};
const movers = () => ACTORS.filter((actor) => !OWNERS_OF_WHOLE_TABLES.includes(actor.role));

async function findBelongings(): Promise<Belonging[]> {
  const references = await rows.query<{ table: string; column: string; refers: string; key: string }>(BELONGING);
  const found = new Map<string, Belonging>();
  for (const { table, column, refers, key } of references) {
    const theirs = refers === 'users' || refers === 'auth.users' ? athleteOf('other') : rowOf(refers, 'other')[key];
    found.set(`${table}.${column}`, { table, column, theirs: String(theirs), isReference: true });
  }
  for (const { name, keys, columns } of tables()) {
    for (const column of columns.filter((other) => keys.includes(other) || OPAQUE.includes(other))) {
      const belonging = { table: name, column, theirs: String(rowOf(name, 'other')[column]), isReference: false };
      if (!found.has(`${name}.${column}`)) found.set(`${name}.${column}`, belonging);
    }
  }
  return [...found.values()].filter(({ table, column }) => !TABLES_OF_SERVICES.includes(table) || column === 'owner');
}

async function whatIsNotRefused(tryIt: (actor: Actor, belonging: Belonging) => Promise<string>, of: Belonging[]): Promise<string[]> {
  const worked: string[] = [];
  for (const belonging of of) {
    for (const actor of movers()) {
      const outcome = await tryIt(actor, belonging);
      if (!REFUSED.includes(outcome)) worked.push(`${actor.name}: ${belonging.table}.${belonging.column}: ${outcome}`);
    }
  }
  return worked;
}

const relationOf = (belonging: Belonging): Relation => {
  const relation = tables().find((table) => table.name === belonging.table);
  if (!relation) throw new Error(`there is no ${belonging.table}`);
  return relation;
};

test('there is something to move', () => {
  const named = belongings.map(({ table, column }) => `${table}.${column}`);
  expect(named).toEqual(expect.arrayContaining(['messages.conversation_id', 'messages.athlete_id', 'athlete_profiles.id', 'outbox.owner']));
  expect(belongings.filter(({ theirs }) => theirs === 'undefined' || theirs === 'null')).toEqual([]);
});

describe('C04 C05 nobody moves a row of the owner to the other athlete', () => {
  test('by naming the row', async () => {
    const move = (actor: Actor, belonging: Belonging) =>
      rows.tryAs(
        actor,
        `update public.${belonging.table} set "${belonging.column}" = '${belonging.theirs}'
          where ${whereOf(relationOf(belonging), rowOf(belonging.table, 'owner'))}`,
      );
    expect(await whatIsNotRefused(move, belongings)).toEqual([]);
  });

  test('by naming none, so that no select policy helps', async () => {
    // The other athlete's row is put away first: their own would pass, and stand in the way of the same key.
    const move = (actor: Actor, belonging: Belonging) => {
      const before = `delete from public.${belonging.table} where ${whereOf(relationOf(belonging), rowOf(belonging.table, 'other'))}`;
      return rows.tryAs(actor, `update public.${belonging.table} set "${belonging.column}" = '${belonging.theirs}'`, { before });
    };
    expect(await whatIsNotRefused(move, belongings)).toEqual([]);
  });
});

describe('C02 C03 nobody writes into what is the other athlete’s', () => {
  const references = () =>
    belongings.filter(({ isReference, table, column }) => isReference && !MAY_POINT_ANYWHERE.includes(`${table}.${column}`));
  const worksForThem = (actor: Actor) => actor.claims?.sub === athleteOf('other');
  const putInto = async (actor: Actor, belonging: Belonging, grant = '') => {
    const relation = relationOf(belonging);
    const allowed = await rows.allowedColumns(actor.role, relation, 'insert');
    const row = { ...rowOf(belonging.table, 'owner'), [belonging.column]: belonging.theirs };
    const columns = allowed.includes(belonging.column) && !grant ? allowed : relation.columns;
    // Neither row stands in the way: what refuses is a right, a policy or a foreign key.
    const before = `do $before$ begin
      delete from public.${belonging.table} where ${whereOf(relation, rowOf(belonging.table, 'owner'))};
      delete from public.${belonging.table} where ${whereOf(relation, rowOf(belonging.table, 'other'))};
      ${grant}
    end $before$`;
    return rows.tryAs(actor, insertOf(belonging.table, columns, row), { before });
  };

  test('as anybody there is', async () => {
    const writable = references().filter((reference) => relationOf(reference).columns.includes(reference.column));
    const tryIt = (actor: Actor, belonging: Belonging) => (worksForThem(actor) ? Promise.resolve('-') : putInto(actor, belonging));
    expect(await whatIsNotRefused(tryIt, writable)).toEqual([]);
  });

  test('not even a role that sees past row level security and may write everything: the foreign key refuses it', async () => {
    const actor: Actor = { name: 'service_role', role: 'service_role' };
    const worked: string[] = [];
    for (const belonging of references()) {
      const { columns } = relationOf(belonging);
      if (!columns.includes('athlete_id') || belonging.column === 'athlete_id' || !columns.includes(belonging.column)) continue;
      const outcome = await putInto(actor, belonging, `grant select, insert on public.${belonging.table} to service_role;`);
      worked.push(`${belonging.table}.${belonging.column} ${outcome}`);
    }
    expect(worked.filter((line) => !line.endsWith(' k'))).toEqual([]);
    expect(worked.length).toBeGreaterThan(5);
  });
});

test('C06 an athlete cannot forge an answer of the coach', async () => {
  const [owner] = ACTORS;
  if (!owner) throw new Error('there is no owner');
  const messages = { ...rowOf('messages', 'owner'), role: 'assistant' };
  expect(await rows.tryAs(owner, insertOf('messages', ['id', 'conversation_id', 'athlete_id', 'role', 'content'], messages))).toBe('-');
});

test('C07 an athlete cannot upsert the profile of another', async () => {
  const [owner] = ACTORS;
  if (!owner) throw new Error('there is no owner');
  const upsert = `insert into public.athlete_profiles (id, display_name) values ('${athleteOf('other')}', 'x')
    on conflict (id) do update set display_name = excluded.display_name`;
  expect(await rows.tryAs(owner, upsert)).toBe('o');
});
