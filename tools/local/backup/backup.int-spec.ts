import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { lockFolder } from '../start/instance-lock.mjs';
import { freePorts } from '../ports.ts';
import { loadSettings } from '../settings.ts';
import { startStack } from '../stack.ts';
import { createBackup } from './create-backup.ts';
import { restoreBackup } from './restore-backup.ts';

let dir: string;
const at = (name: string) => path.join(dir, name);
beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-backup-'));
});
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

/** The database and the bus of the product on this folder, and one statement. */
async function inDatabase<T extends object>(dataDir: string, sql: string): Promise<T[]> {
  const settings = loadSettings({ PATH: process.env['PATH'] });
  const stack = await startStack({ dataDir, ports: await freePorts(), settings, web: false, only: ['database', 'nats'] });
  const client = new pg.Client({ connectionString: stack.databaseUrl('postgres') });
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
    await stack.stop();
  }
}

test('what was there when the backup was made is there after a restore, with the same keys; what came later is not', async () => {
  const written = `insert into auth.users (email) values ('before@example.org')`;
  await inDatabase(at('data'), written);
  const { bytes } = await createBackup(at('data'), at('one.tgz'));
  expect([bytes > 10_000, fs.statSync(at('one.tgz')).mode & 0o777]).toEqual([true, 0o600]);
  await inDatabase(at('data'), `insert into auth.users (email) values ('after@example.org')`);
  fs.rmSync(at('data'), { recursive: true });
  await restoreBackup(at('one.tgz'), at('data'));
  expect(await inDatabase(at('data'), `select email from auth.users where email like '%@example.org'`)).toEqual([
    { email: 'before@example.org' },
  ]);
}, 120_000);

test('a folder that is in use is neither saved nor filled', async () => {
  const unlock = await lockFolder(at('data'), { words: 'somebody' });
  await expect(createBackup(at('data'), at('two.tgz'))).rejects.toThrow('in use by somebody');
  await expect(restoreBackup(at('one.tgz'), at('data'))).rejects.toThrow('in use by somebody');
  await unlock();
  expect(fs.existsSync(at('two.tgz'))).toBe(false);
});

test('nothing is written over: neither a backup nor data', async () => {
  await expect(createBackup(at('data'), at('one.tgz'))).rejects.toThrow('is there already');
  await expect(restoreBackup(at('one.tgz'), at('data'))).rejects.toThrow('holds data already (database, nats, keys.json)');
});

test('half a file, another file and an empty folder are refused in one sentence, and leave an empty folder empty', async () => {
  const whole = fs.readFileSync(at('one.tgz'));
  fs.writeFileSync(at('half.tgz'), whole.subarray(0, whole.length / 2));
  fs.writeFileSync(at('else.tgz'), 'not a backup');
  for (const file of ['half.tgz', 'else.tgz'])
    await expect(restoreBackup(at(file), at('fresh'))).rejects.toThrow(/cannot be read as a backup|is not a backup/u);
  expect(fs.existsSync(at('fresh')) ? fs.readdirSync(at('fresh')) : []).toEqual([]);
  fs.mkdirSync(at('nothing'));
  await expect(createBackup(at('nothing'), at('three.tgz'))).rejects.toThrow('There is no data');
});
