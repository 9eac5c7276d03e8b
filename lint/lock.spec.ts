import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}

const ROOT = path.resolve(import.meta.dirname, '..');
const lock = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> };
const installed = Object.entries(lock.packages).filter(([where, entry]) => where.includes('node_modules/') && entry.link !== true);
const nameOf = (where: string) => where.slice(where.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The lowest version of each package without a known hole that matters here (advisories named in the security review). */
const FLOORS: Readonly<Record<string, string>> = {
  '@nestjs/core': '11.1.18',
  next: '16.2.6',
  express: '5.0.0',
  jose: '6.0.0',
};

const numbers = (version: string) => (version.split(/[-+]/u)[0] ?? '').split('.').map(Number);
function isAtLeast(version: string, floor: string): boolean {
  const [mine, least] = [numbers(version), numbers(floor)];
  for (const [i, part] of least.entries()) if ((mine[i] ?? 0) !== part) return (mine[i] ?? 0) > part;
  return true;
}

test('K06: every package in the lock has an integrity hash and comes from no address of its own', () => {
  expect(installed.length).toBeGreaterThan(500);
  expect(installed.filter(([, entry]) => !entry.integrity).map(([where]) => where)).toEqual([]);
  expect(installed.filter(([, entry]) => entry.resolved !== undefined).map(([where]) => where)).toEqual([]);
});

test('K06: no install script runs', () => {
  expect(fs.readFileSync(path.join(ROOT, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/mu);
});

test.each(Object.entries(FLOORS))('K06: %s is at least %s everywhere in the tree', (name, floor) => {
  const found = installed.filter(([where]) => nameOf(where) === name).map(([, entry]) => entry.version ?? '');
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

test('a version below its floor is seen', () => {
  expect(isAtLeast('16.2.5', '16.2.6')).toBe(false);
  expect(isAtLeast('16.10.0', '16.2.6')).toBe(true);
  expect(isAtLeast('15.9.9', '16.2.6')).toBe(false);
});
