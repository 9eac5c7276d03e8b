import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { lastLines, rotateIfLarge } from './log-file.ts';

let dir: string;
let file: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-log-'));
  file = path.join(dir, 'a.log');
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

test('a log above its size moves aside, one copy is kept, and an open writer goes on in the new one', () => {
  const writer = fs.openSync(file, 'a');
  fs.writeSync(writer, 'first '.repeat(10));
  expect(rotateIfLarge(file, 50)).toBe(true);
  fs.writeSync(writer, 'second '.repeat(10));
  expect(rotateIfLarge(file, 50)).toBe(true);
  fs.writeSync(writer, 'third');
  fs.closeSync(writer);
  expect(rotateIfLarge(file, 50)).toBe(false);
  expect(fs.readFileSync(file, 'utf8')).toBe('third');
  expect(fs.readFileSync(`${file}.1`, 'utf8')).toBe('second '.repeat(10));
  expect(fs.readdirSync(dir)).toEqual(['a.log', 'a.log.1']);
});

test('the last lines leave out empty ones; a log that is not there has none', () => {
  fs.writeFileSync(file, `${'x'.repeat(20_000)}\none\n\ntwo\nthree\n`);
  expect(lastLines(file, 2)).toEqual(['two', 'three']);
  expect(lastLines(path.join(dir, 'absent.log'), 2)).toEqual([]);
});
