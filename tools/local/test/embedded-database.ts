import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TEMPLATES, type Beginning } from '../database/template.ts';
import { freePort } from '../ports.ts';

export interface EmbeddedDatabase {
  url: (user: string) => string;
  dir: string;
  process: ChildProcess;
  stop: () => Promise<void>;
}

const entry = path.join(import.meta.dirname, '../database/serve.ts');

/** The real database process on a free port, newly initialised unless it begins as a copy; every user's password is its name unless `passwords` says another. */
export async function startDatabase(
  users: string[],
  options: { dir?: string; idleInTransactionMs?: number; passwords?: Readonly<Record<string, string>>; copyOf?: Beginning } = {},
): Promise<EmbeddedDatabase> {
  const dir = options.dir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-database-'));
  const port = await freePort();
  const passwordOf = (user: string): string => options.passwords?.[user] ?? user;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_DIR: dir,
      DATABASE_PASSWORDS: JSON.stringify(Object.fromEntries(['postgres', ...users].map((user) => [user, passwordOf(user)]))),
      ...(options.copyOf ? { DATABASE_TEMPLATES: TEMPLATES, DATABASE_BEGINS: options.copyOf } : {}),
      IDLE_IN_TRANSACTION_MS: String(options.idleInTransactionMs ?? 10_000),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      if (data.includes('listening')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the database ended with ${code}`)));
  });
  return {
    url: (user) => `postgres://${user}:${passwordOf(user)}@127.0.0.1:${port}/postgres`,
    dir,
    process: child,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      if (options.dir === undefined) fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}
