import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { freePorts } from '../ports.ts';
import { loadSettings } from '../settings.ts';
import type { Stack, StackOptions } from '../stack.ts';
import { startStack } from '../stack.ts';
import { isListening } from '../supervisor/readiness.ts';
import { isAlive, untilGone } from './alive.ts';

const DATA_PLANE = ['database', 'nats', 'supabase'] as const;
const environment = { PATH: process.env['PATH'] };
const folders: string[] = [];

function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-stack-'));
  folders.push(folder);
  return folder;
}

async function optionsFor(dataDir: string, over: Partial<StackOptions> = {}): Promise<StackOptions> {
  return { dataDir, ports: await freePorts(), only: DATA_PLANE, build: false, settings: loadSettings(environment), ...over };
}

afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

describe('a stack of database, bus and Supabase stand-in', () => {
  let stack: Stack;
  let options: StackOptions;
  beforeAll(async () => {
    options = await optionsFor(newFolder());
    stack = await startStack(options);
  }, 60_000);
  afterAll(() => stack.stop());

  const restarted = (name: string): Promise<void> => new Promise((resolve) => stack.onRestart(name, resolve));

  test('the accounts sign in with the passwords of keys.json and carry their roles', async () => {
    const signIn = async (email: 'ops@hyrox.local' | 'demo@hyrox.local'): Promise<unknown> => {
      const response = await fetch(`${stack.urls.supabase}/auth/v1/token?grant_type=password`, {
        method: 'POST',
        headers: { apikey: stack.keys.anonKey, 'content-type': 'application/json' },
        body: JSON.stringify({ email, password: stack.keys.accountPasswords[email] }),
      });
      return ((await response.json()) as { user: { app_metadata: { roles: unknown } } }).user.app_metadata.roles;
    };
    expect(await signIn('ops@hyrox.local')).toEqual(['ops']);
    expect(await signIn('demo@hyrox.local')).toEqual([]);
    expect(stack.foreignAccounts).toEqual([]);
  });

  test('a pool goes on after the database was killed -9', async () => {
    const pool = new pg.Pool({ connectionString: stack.databaseUrl('svc_logging'), max: 2 });
    pool.on('error', () => undefined);
    const who = async (): Promise<string> => (await pool.query('select current_user as who')).rows[0].who;
    expect(await who()).toBe('svc_logging');
    const again = restarted('database');
    stack.kill('database', 'SIGKILL');
    await again;
    expect(await who()).toBe('svc_logging');
    expect(stack.processes().find(({ name }) => name === 'database')?.restarts).toBe(1);
    await pool.end();
  });

  test('a connection to the bus comes back after nats-server was killed -9, and the stream is there', async () => {
    const password = stack.keys.natsPasswords.logging;
    const logging = await connect({
      servers: stack.urls.nats,
      user: 'logging',
      pass: password,
      inboxPrefix: '_INBOX_logging',
      reconnectTimeWait: 50,
      maxReconnectAttempts: -1,
    });
    const reconnected = (async () => {
      for await (const status of logging.status()) if (status.type === 'reconnect') return;
    })();
    stack.kill('nats', 'SIGKILL');
    await reconnected;
    const info = (await logging.request('$JS.API.STREAM.INFO.EVT', '', { timeout: 2000 })).json<{ config: { subjects: string[] } }>();
    expect(info.config.subjects).toEqual(['evt.>']);
    await logging.close();
  });

  test('a second start on the same data says who runs there, and the first is not disturbed', async () => {
    const second = startStack({ ...options, ports: await freePorts() });
    await expect(second).rejects.toThrow(`Already running on ${options.dataDir}: process ${process.pid}, ${stack.urls.web}.`);
    expect(await isListening(stack.ports.database)).toBe(true);
  });

  test('a start on the same ports with other data names the port, its purpose and who holds it', async () => {
    const second = startStack({ ...options, dataDir: newFolder() });
    await expect(second).rejects.toThrow(
      `Port ${stack.ports.nats} on 127.0.0.1 (NATS) is taken by nats-server (process ${stack.processes().find(({ name }) => name === 'nats')?.pid}).`,
    );
  });
});

describe('starts that cannot succeed', () => {
  test('a nats-server that is not there is one sentence, and nothing is left running', async () => {
    const options = await optionsFor(newFolder(), { settings: loadSettings({ ...environment, NATS_SERVER_BIN: '/nowhere/nats-server' }) });
    await expect(startStack(options)).rejects.toThrow('NATS_SERVER_BIN=/nowhere/nats-server is not an executable file.');
    expect(await isListening(options.ports.database)).toBe(false);
  });

  test('a taken port fails the start before anything runs; once it is free the same start succeeds', async () => {
    const options = await optionsFor(newFolder(), { only: ['database'] });
    const thief = net.createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => thief.listen(options.ports.database, '127.0.0.1', resolve));
    await expect(startStack(options)).rejects.toThrow(`Port ${options.ports.database} on 127.0.0.1 (Postgres) is taken by`);
    await new Promise((resolve) => thief.close(resolve));
    const stack = await startStack(options);
    await stack.stop();
  });

  test('giving up in the middle of a start leaves nothing running and the folder free', async () => {
    const giveUp = new AbortController();
    const options = await optionsFor(newFolder(), { signal: giveUp.signal, log: () => giveUp.abort() });
    await expect(startStack(options)).rejects.toThrow('The start was given up.');
    expect(await Promise.all([options.ports.database, options.ports.nats, options.ports.supabase].map(isListening))).toEqual([
      false,
      false,
      false,
    ]);
    const stack = await startStack({ ...options, signal: new AbortController().signal, only: ['database'], log: () => undefined });
    await stack.stop();
  });
});

describe('the end', () => {
  test('stop leaves no process, and the next start finds data and keys', async () => {
    const options = await optionsFor(newFolder());
    const first = await startStack(options);
    await fetch(`${first.urls.supabase}/auth/v1/admin/users`, {
      method: 'POST',
      headers: {
        apikey: first.keys.serviceRoleKey,
        authorization: `Bearer ${first.keys.serviceRoleKey}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ email: 'kept@hyrox.local', password: 'kept-password', email_confirm: true }),
    });
    const pids = first.processes().map(({ pid }) => pid ?? 0);
    await first.stop();
    expect(pids.map(isAlive)).toEqual([false, false, false]);
    const second = await startStack(options);
    const reader = new pg.Client({ connectionString: second.databaseUrl('postgres') });
    await reader.connect();
    expect((await reader.query(`select count(*)::int as n from auth.users where email = 'kept@hyrox.local'`)).rows[0].n).toBe(1);
    await reader.end();
    expect(second.keys.natsPasswords).toEqual(first.keys.natsPasswords);
    await second.stop();
  });

  test('when the supervisor is killed -9 every process ends, and the next start on the same ports and data succeeds', async () => {
    const options = await optionsFor(newFolder());
    const parent = path.join(options.dataDir, 'parent.mjs');
    fs.writeFileSync(
      parent,
      `import { startStack } from ${JSON.stringify(new URL('../stack.ts', import.meta.url).href)};
       const stack = await startStack(${JSON.stringify(options)});
       console.log(JSON.stringify(stack.processes().map(({ pid }) => pid)));`,
    );
    const supervisor = spawn(process.execPath, ['--conditions=@hyrox/source', '--disable-warning=ExperimentalWarning', parent], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const pids = await new Promise<number[]>((resolve) =>
      supervisor.stdout.on('data', (data: Buffer) => resolve(JSON.parse(data.toString()) as number[])),
    );
    supervisor.kill('SIGKILL');
    const next = await startStack(options);
    await Promise.all(pids.map(untilGone));
    expect(next.processes().every(({ restarts }) => restarts === 0)).toBe(true);
    await next.stop();
  });
});
