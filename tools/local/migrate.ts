import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { StartError } from './start/start-error.ts';

export interface MigrateOptions {
  /** A connection that may create roles and schemas. */
  databaseUrl: string;
  migrationsDir: string;
  /** SQL that may be run again at any time, applied first: what Supabase brings along. */
  before?: string;
}

/** Any number, the same for all: two runners at once take turns. */
const LOCK_KEY = 726_354;
const FILE = /^(\d{14})_(.+)\.sql$/;

/**
 * Applies `<14 digits>_<name>.sql` in order, each in a transaction of its own, and records it in the table of the Supabase CLI,
 * so that `supabase db push` sees the same history. What is recorded is skipped. Returns the names of the files applied.
 * Throws a StartError with the file's name and Postgres's sentence; that file's transaction is rolled back.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    if (options.before !== undefined) await inTransaction(client, 'auth-schema.sql', () => client.query(options.before ?? ''));
    await inTransaction(client, 'schema_migrations', () =>
      client.query(`
        create schema if not exists supabase_migrations;
        create table if not exists supabase_migrations.schema_migrations(version text not null primary key, statements text[], name text)`),
    );
    const applied: string[] = [];
    for (const file of fs.readdirSync(options.migrationsDir).sort()) {
      const [, version, name] = FILE.exec(file) ?? [];
      if (version === undefined || name === undefined) continue;
      const sql = fs.readFileSync(path.join(options.migrationsDir, file), 'utf8');
      if (await inTransaction(client, file, () => applyOnce(client, version, name, sql))) applied.push(file);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function applyOnce(client: pg.Client, version: string, name: string, sql: string): Promise<boolean> {
  const known = await client.query('select from supabase_migrations.schema_migrations where version = $1', [version]);
  if (known.rowCount) return false;
  await client.query(sql);
  await client.query('insert into supabase_migrations.schema_migrations(version, statements, name) values ($1, $2, $3)', [
    version,
    [sql],
    name,
  ]);
  return true;
}

/** `begin`, the lock that other runners wait for, the work, `commit`. */
async function inTransaction<T>(client: pg.Client, what: string, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw new StartError(`The migration ${what} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
