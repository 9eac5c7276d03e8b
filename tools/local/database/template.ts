import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { migrate } from '../migrate.ts';
import { lockFolder } from '../start/instance-lock.mjs';
import { createMultiplexer } from './mux.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PACKAGES = path.join(ROOT, 'package-lock.json');
const MIGRATIONS = path.join(ROOT, 'infra/supabase/migrations');
const AUTH_SCHEMA = path.join(ROOT, 'tools/local/supabase/auth-schema.sql');
/** How long somebody may take to make what the others wait for. */
const MAKE_WITHIN_MS = 120_000;

/** Where tests keep databases to begin with. */
export const TEMPLATES = path.join(ROOT, '.hyrox/templates');

/** What the files hold, as 16 hex digits; folders count with everything in them. */
export function contentHash(...places: string[]): string {
  const hash = createHash('sha256');
  const add = (place: string): void => {
    if (fs.statSync(place).isDirectory()) {
      for (const name of fs.readdirSync(place).sort()) add(path.join(place, name));
    } else hash.update(`${path.basename(place)}\0`).update(fs.readFileSync(place));
  };
  places.forEach(add);
  return hash.digest('hex').slice(0, 16);
}

/** Of the installed packages, the engine among them. */
const engineHash = (): string => contentHash(PACKAGES);

/** Of everything that a migrated database follows from. */
export const migrationsHash = (): string => contentHash(PACKAGES, AUTH_SCHEMA, MIGRATIONS);

/**
 * The folder `<kind>-<hash>` of `templates`. When it is not there `make` fills it, one process at a time, and what the kind was
 * before goes. Never open it: copy it.
 */
export async function madeOnce(
  templates: string,
  { kind, hash }: { kind: string; hash: string },
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const ready = path.join(templates, `${kind}-${hash}`);
  if (fs.existsSync(ready)) return ready;
  fs.mkdirSync(templates, { recursive: true });
  const unlock = await lockFolder(templates, { words: `process ${process.pid}`, waitMs: MAKE_WITHIN_MS });
  try {
    if (fs.existsSync(ready)) return ready;
    for (const name of fs.readdirSync(templates))
      if (name.startsWith(`${kind}-`) || name.startsWith('making-')) fs.rmSync(path.join(templates, name), { recursive: true });
    const making = fs.mkdtempSync(path.join(templates, 'making-'));
    await make(making);
    fs.renameSync(making, ready);
    return ready;
  } finally {
    await unlock();
  }
}

/** What a database begins as: an empty Postgres, or one with the auth schema and all migrations. */
export type Beginning = 'empty' | 'migrated';

/** Gives an empty database folder a copy of one that was made before: to initialise Postgres takes five times as long as to open it. */
export async function beginAsCopy(folder: string, templates: string, as: Beginning): Promise<void> {
  if (fs.existsSync(path.join(folder, 'PG_VERSION'))) return;
  const hash = as === 'empty' ? engineHash() : migrationsHash();
  fs.cpSync(await madeOnce(templates, { kind: as, hash }, as === 'empty' ? makeEmpty : makeMigrated), folder, { recursive: true });
}

async function makeEmpty(folder: string): Promise<void> {
  await (await PGlite.create({ dataDir: folder, extensions: { vector } })).close();
}

const makeMigrated = (folder: string): Promise<void> => migrated(folder, () => Promise.resolve());

/** Runs `work` beside a database in memory that is as the migrations say, with the auth schema; its owner's address is handed in. */
export const withMigrated = <T>(work: (databaseUrl: string) => Promise<T>): Promise<T> => migrated(undefined, work);

async function migrated<T>(folder: string | undefined, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const db = await PGlite.create({ ...(folder === undefined ? {} : { dataDir: folder }), extensions: { vector } });
  const server = await createMultiplexer(db, {
    passwords: new Map([['postgres', 'postgres']]),
    idleInTransactionMs: MAKE_WITHIN_MS,
    log: () => undefined,
    onBroken: (error) => {
      throw error;
    },
  });
  try {
    const databaseUrl = `postgres://postgres:postgres@127.0.0.1:${await server.listen(0)}/postgres`;
    await migrate({ databaseUrl, migrationsDir: MIGRATIONS, before: fs.readFileSync(AUTH_SCHEMA, 'utf8') });
    return await work(databaseUrl);
  } finally {
    await server.close();
    await db.close();
  }
}
