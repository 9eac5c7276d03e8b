import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { COMPILE_ALL, hintCompilation } from '../../compile-hints.mjs';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-chunks-'));
  fs.mkdirSync(path.join(folder, 'inner'));
  fs.writeFileSync(path.join(folder, 'page.js'), 'run();\n');
  fs.writeFileSync(path.join(folder, 'inner/part.js'), 'more();\n');
  fs.writeFileSync(path.join(folder, 'look.css'), 'a{}\n');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');

test('each script is marked in its first line, once however often the build runs, and nothing else is touched', () => {
  expect([hintCompilation(folder), hintCompilation(folder)]).toEqual([2, 2]);
  expect(read('page.js')).toBe(`${COMPILE_ALL}run();\n`);
  expect(read('inner/part.js')).toBe(`${COMPILE_ALL}more();\n`);
  expect(read('look.css')).toBe('a{}\n');
});
