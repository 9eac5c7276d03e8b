import fs from 'node:fs';
import path from 'node:path';
import { testDatabase } from '@hyrox/testing';
import pg from 'pg';
import type { Actor } from './actors.ts';
import { athleteOf, SEEDS, type Who } from './seeded-rows.ts';

type Row = Record<string, unknown>;

/** One thing that can be selected from, with what of it can be written at all. */
export interface Relation {
  name: string;
  kind: 'table' | 'view';
  keys: string[];
  /** Columns that a statement may name: neither generated nor numbered by the database. */
  columns: string[];
}

export interface TryOptions {
  before?: string;
}

const RELATIONS = `
  select c.relname as name, case when c.relkind in ('r', 'p') then 'table' else 'view' end as kind,
    coalesce((select array_agg(a.attname::text order by a.attnum) from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indrelid = c.oid and i.indisprimary), '{}') as keys,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '' and a.attidentity <> 'a' order by a.attnum) as columns
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') order by c.relname`;

const literal = pg.escapeLiteral;

/** A database with one row of each athlete in every table, and a way to try anything on it as anybody without leaving a trace. */
export async function openRows() {
  const server = await testDatabase();
  const postgres = new pg.Client({ connectionString: server.url() });
  await postgres.connect();
  const query = async <T extends Row>(sql: string, values: unknown[] = []) => (await postgres.query<T>(sql, values)).rows;
  const relations = await query<Relation & Row>(RELATIONS);
  const rows = new Map<string, Record<Who, Row>>();

  for (const who of ['owner', 'other'] as const) {
    await query('insert into auth.users (id, email) values ($1, $2)', [athleteOf(who), `${who}@example.org`]);
    for (const { table, values } of SEEDS) {
      const given = values(who);
      const [row] = given
        ? await query<{ row: Row }>(`${insertOf(table, Object.keys(given), given)} returning to_jsonb(t) as row`)
        : await query<{ row: Row }>(`select to_jsonb(t) as row from public.${table} t where id = $1`, [athleteOf(who)]);
      rows.set(table, { ...(rows.get(table) as Record<Who, Row>), [who]: row?.row ?? {} });
    }
  }
  await query(fs.readFileSync(path.join(import.meta.dirname, 'try-statement.sql'), 'utf8'));

  const tryAs = async (actor: Actor, statement: string, options: TryOptions = {}): Promise<string> => {
    const claims = actor.claims ? JSON.stringify(actor.claims) : '';
    const [found] = await query<{ outcome: string }>('select pg_temp.try_statement($1, $2, $3, $4) as outcome', [
      actor.role,
      claims,
      options.before ?? null,
      statement,
    ]);
    return found?.outcome ?? '';
  };
  /** Which of the columns the role may name in this kind of statement. */
  const allowedColumns = async (role: string, relation: Relation, verb: 'insert' | 'update'): Promise<string[]> => {
    const sql = `select c as name from unnest($3::text[]) c where has_column_privilege($1, format('public.%I', $2::text), c, $4)`;
    return (await query<{ name: string }>(sql, [role, relation.name, relation.columns, verb])).map((column) => column.name);
  };
  const close = async () => {
    await postgres.end();
    await server.close();
  };
  return { server, query, relations, rows, tryAs, allowedColumns, close };
}

export type Rows = Awaited<ReturnType<typeof openRows>>;

/** Writes the named columns of a row as it is read back from the database. */
export function insertOf(table: string, columns: readonly string[], row: Row): string {
  const list = columns.map((column) => `"${column}"`).join(', ');
  return `insert into public.${table} as t (${list}) overriding system value select ${list}
    from jsonb_populate_record(null::public.${table}, ${literal(JSON.stringify(row))}::jsonb)`;
}

/** `where` that names exactly one row by its primary key. */
export const whereOf = (relation: Relation, row: Row): string =>
  relation.keys.map((key) => `"${key}" = ${literal(String(row[key]))}`).join(' and ');
