import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../../..');
const LOCAL = path.join(ROOT, 'tools/local');
const TEMPLATES = path.join(ROOT, '.hyrox/templates');

/** Everybody who may log in; each role's password is its name. */
const LOGINS = [
  'postgres',
  'supabase_stand_in',
  'svc_retrieval',
  'svc_athlete_profile',
  'svc_inference_gateway',
  'svc_logging',
  'svc_training_data_export',
  'svc_knowledge',
];

export interface TestDatabase {
  /** Connection string of a login role; `postgres` owns everything and is for arranging and looking only. */
  url(role?: string): string;
  close(): Promise<void>;
}

/**
 * The embedded Postgres as a process of its own, on a free port and in a temporary folder, with the stand-in's auth schema and all our
 * migrations applied (a copy of one that the first caller makes). `close` ends the process and removes the folder; if the test run dies, the process ends by itself.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-test-database-'));
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--conditions=@hyrox/source',
      '--import',
      path.join(LOCAL, 'end-with-parent.mjs'),
      path.join(LOCAL, 'database/serve.ts'),
    ],
    {
      env: {
        PORT: '0',
        DATABASE_DIR: folder,
        DATABASE_TEMPLATES: TEMPLATES,
        DATABASE_PASSWORDS: JSON.stringify(Object.fromEntries(LOGINS.map((role) => [role, role]))),
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const exited = new Promise<void>((ended) => child.once('exit', () => ended()));
  const close = async () => {
    child.ref();
    child.kill('SIGTERM');
    await exited;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const port = await listeningPort(child);
    const url = (role = 'postgres') => `postgres://${role}:${role}@127.0.0.1:${port}/postgres`;
    // A suite that fails before it can close must not wait for this process: it ends when our end of its standard input closes.
    child.unref();
    for (const pipe of [child.stdin, child.stdout] as Partial<Socket>[]) pipe.unref?.();
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listeningPort(child: ChildProcess): Promise<number> {
  return new Promise((listening, failed) => {
    let said = '';
    child.stdout?.on('data', (data: Buffer) => {
      said += data.toString();
      const port = /listening on 127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port) listening(Number(port));
    });
    child.once('exit', (code) => failed(new Error(`the test database ended with code ${code} before it listened`)));
  });
}
