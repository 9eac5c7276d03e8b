import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDataFolder, readRunningPort } from '../start/data-folder.ts';
import { withCoach } from './with-coach.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-look-'));
});
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));

test('the port of the coach that runs on a data folder is found there, and gone with it', async () => {
  const folder = await openDataFolder(dataDir, { url: 'http://127.0.0.1:4700', reset: false });
  expect(readRunningPort(dataDir)).toBe(4700);
  await folder.release();
  expect(readRunningPort(dataDir)).toBeUndefined();
});

test('a command that only looks starts nothing', async () => {
  const said: string[] = [];
  const look = withCoach({ port: 12_990, looksOnly: true, environment: { HYROX_DATA_DIR: dataDir }, log: (line) => said.push(line) }, () =>
    Promise.resolve(),
  );
  await expect(look).rejects.toThrow('No coach answers at port 12990');
  expect([said, fs.readdirSync(dataDir)]).toEqual([[], []]);
});
