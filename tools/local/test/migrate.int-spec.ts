import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { migrate } from '../migrate.ts';
import type { EmbeddedDatabase } from './embedded-database.ts';
import { startDatabase } from './embedded-database.ts';

let database: EmbeddedDatabase;
let reader: pg.Client;
let migrationsDir: string;

beforeAll(async () => {
  database = await startDatabase([]);
  reader = new pg.Client({ connectionString: database.url('postgres') });
  await reader.connect();
});
afterAll(async () => {
  await reader.end();
  await database.stop();
});
beforeEach(async () => {
  migrationsDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-migrations-'));
  await reader.query('drop schema if exists supabase_migrations cascade; drop table if exists a, b, c');
});
afterEach(() => fs.rmSync(migrationsDir, { recursive: true }));

function write(name: string, sql: string): void {
  fs.writeFileSync(path.join(migrationsDir, name), sql);
}
const run = (before?: string): Promise<string[]> =>
  migrate({ databaseUrl: database.url('postgres'), migrationsDir, ...(before === undefined ? {} : { before }) });
const recorded = async (): Promise<unknown[]> =>
  (await reader.query('select version, statements, name from supabase_migrations.schema_migrations order by 1')).rows;

test('files are applied in order, once, and recorded as the Supabase CLI does', async () => {
  write('20260102000000_second.sql', 'alter table a add column y int;');
  write('20260101000000_first.sql', 'create table a(x int);');
  write('notes.sql', 'this is no migration');
  expect(await run()).toEqual(['20260101000000_first.sql', '20260102000000_second.sql']);
  expect(await run()).toEqual([]);
  write('20260103000000_third.sql', 'alter table a add column z int;');
  expect(await run()).toEqual(['20260103000000_third.sql']);
  expect(await recorded()).toEqual([
    { version: '20260101000000', statements: ['create table a(x int);'], name: 'first' },
    { version: '20260102000000', statements: ['alter table a add column y int;'], name: 'second' },
    { version: '20260103000000', statements: ['alter table a add column z int;'], name: 'third' },
  ]);
});

test('a file that fails leaves nothing of itself, keeps what came before and says which it was', async () => {
  write('20260101000000_good.sql', 'create table a(x int);');
  write('20260102000000_bad.sql', 'create table b(x int); insert into b values (1); select nothing_here;');
  await expect(run()).rejects.toThrow('The migration 20260102000000_bad.sql failed: column "nothing_here" does not exist');
  expect((await reader.query(`select to_regclass('a')::text as a, to_regclass('b')::text as b`)).rows[0]).toEqual({ a: 'a', b: null });
  write('20260102000000_bad.sql', 'create table b(x int);');
  expect(await run()).toEqual(['20260102000000_bad.sql']);
});

test('two runners at once apply each file once', async () => {
  for (let i = 0; i < 5; i++)
    write(`2026010${i}000000_step.sql`, i === 0 ? 'create table c(n int); insert into c values (0);' : 'update c set n = n + 1;');
  const [one, other] = await Promise.all([run(), run()]);
  expect([...one, ...other].sort()).toHaveLength(5);
  expect((await reader.query('select n from c')).rows[0].n).toBe(4);
});

test('what comes before the migrations is there for them and may run again', async () => {
  write('20260101000000_first.sql', `create table a(x int default base.one());`);
  const before = 'create schema if not exists base; create or replace function base.one() returns int language sql as $$ select 1 $$;';
  expect(await run(before)).toHaveLength(1);
  expect(await run(before)).toEqual([]);
});
