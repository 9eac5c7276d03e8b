import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACTORS, ROLES, SUPERUSERS, type Actor } from './rows/actors.ts';
import { insertOf, openRows, whereOf, type Relation, type Rows } from './rows/open-rows.ts';
import { MATRIX } from './rows/row-matrix.ts';

let rows: Rows;
beforeAll(async () => {
  rows = await openRows();
}, 60_000);
afterAll(() => rows?.close());

const ownersRow = (relation: Relation) => rows.rows.get(relation.name)?.owner ?? {};

async function tryInsert(actor: Actor, relation: Relation): Promise<string> {
  const allowed = await rows.allowedColumns(actor.role, relation, 'insert');
  const columns = allowed.length ? allowed : relation.columns;
  const before = `delete from public.${relation.name} where ${whereOf(relation, ownersRow(relation))}`;
  return rows.tryAs(actor, insertOf(relation.name, columns, ownersRow(relation)), { before });
}

async function tryUpdate(actor: Actor, relation: Relation, where: string): Promise<string> {
  const [column = relation.columns[0]] = await rows.allowedColumns(actor.role, relation, 'update');
  return rows.tryAs(actor, `update public.${relation.name} set "${column}" = "${column}" where ${where}`);
}

/** Select, insert, update and delete of the owner's row, one letter each. A view has no row of its own to write. */
async function outcomesOf(actor: Actor, relation: Relation): Promise<string> {
  const where = relation.kind === 'table' ? whereOf(relation, ownersRow(relation)) : 'true';
  const select = await rows.tryAs(actor, `select 1 from public.${relation.name} where ${where}`);
  const remove = await rows.tryAs(actor, `delete from public.${relation.name} where ${where}`);
  if (relation.kind === 'view') {
    const insert = await rows.tryAs(actor, `insert into public.${relation.name} default values`);
    return select + insert + (await tryUpdate(actor, relation, where)) + remove;
  }
  return select + (await tryInsert(actor, relation)) + (await tryUpdate(actor, relation, where)) + remove;
}

test('every role of the database is an actor of the matrix', async () => {
  const found = await rows.query<{ name: string; super: boolean }>(
    `select rolname as name, rolsuper as super from pg_roles where rolname !~ '^pg_' order by rolname`,
  );
  expect(found.filter((role) => role.super).map((role) => role.name)).toEqual(SUPERUSERS);
  expect(found.filter((role) => !role.super).map((role) => role.name)).toEqual(ROLES);
});

test('every table and view has its lines in the matrix, and every table its rows', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(rows.relations.map((relation) => relation.name).sort());
  const tables = rows.relations.filter((relation) => relation.kind === 'table');
  expect([...rows.rows.keys()].sort()).toEqual(tables.map((table) => table.name).sort());
  for (const { name } of tables) expect(Object.keys(rows.rows.get(name) ?? {})).toEqual(['owner', 'other']);
});

describe('C01 C05 C06 C07 C11 who may do what with a row of the owner:', () => {
  test.each(Object.entries(MATRIX))('%s', async (name, expected) => {
    const relation = rows.relations.find((candidate) => candidate.name === name);
    if (!relation) throw new Error(`there is no ${name}`);
    const found: Record<string, string> = {};
    for (const actor of ACTORS) {
      const outcomes = await outcomesOf(actor, relation);
      if (outcomes !== '----') found[actor.name] = outcomes;
    }
    expect(found).toEqual(expected);
  });
});
