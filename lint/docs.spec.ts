import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
const FIRST = fs.readdirSync(ROOT);

/** What stands in backticks and begins with something that lies at the root of the repository: a path. */
function pathsNamed(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map((found) => found[1] ?? '');
  return quoted.filter(
    (name) =>
      /^[\w.@-]+(\/[\w.@*<>-]+)*\/?$/.test(name) &&
      FIRST.includes(name.split('/')[0] ?? '') &&
      !name.startsWith('.hyrox') &&
      !/[*<>]/.test(name),
  );
}

/** `npm install` and its like are npm's own. */
const OF_NPM = ['run', 'install', 'ci'];
const commandsNamed = (text: string) =>
  [...text.matchAll(/npm (?:run )?([a-z][a-z:-]*)/g)].map((found) => found[1] ?? '').filter((name) => !OF_NPM.includes(name));

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'docs/operations.md'];

test.each(DOCUMENTS)('every path that %s names exists', (document) => {
  const named = pathsNamed(read(document));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !fs.existsSync(path.join(ROOT, name)))).toEqual([]);
});

test.each(DOCUMENTS)('every command that %s names is a script', (document) => {
  expect(commandsNamed(read(document)).filter((name) => !(name in scripts))).toEqual([]);
});

test('every alert has its entry in the handbook, and the handbook none that is gone', () => {
  const rules = read('infra/observability/prometheus/rules/hyrox.yml');
  const alerts = [...rules.matchAll(/^ +- alert: (\w+)$/gmu)].map(([, name]) => name);
  const handbook = read('docs/operations.md');
  const entries = [...handbook.slice(handbook.indexOf('## What each alert means')).matchAll(/^### (\w+)$/gmu)].map(([, name]) => name);
  expect(entries).toEqual(alerts);
});

test('every script of ours has its file', () => {
  const files = Object.values(scripts).flatMap((script) => /tools\/start\.mjs (\S+)/.exec(script)?.[1] ?? []);
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((name) => !fs.existsSync(path.join(ROOT, `tools/commands/${name}.ts`)))).toEqual([]);
});

test('every variable that compose asks for is in .env.example', () => {
  const asked = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map((found) => found[1] ?? '');
  const given = new Set([...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map((found) => found[1]));
  expect([...new Set(asked)].filter((name) => !given.has(name))).toEqual([]);
});

test('compose runs every app and names only images with a fixed tag', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true }) as {
    services: Record<string, { image?: string; build?: { dockerfile: string } }>;
  };
  expect(fs.readdirSync(path.join(ROOT, 'apps')).filter((app) => !(app in compose.services))).toEqual([]);
  for (const service of Object.values(compose.services)) {
    if (service.image) expect(service.image).toMatch(/:[\w.-]*\d/);
    else expect(fs.existsSync(path.join(ROOT, service.build?.dockerfile ?? 'none'))).toBe(true);
  }
});

test('the kustomize base names files that exist and parse, one for every app', () => {
  const base = parse(read('k8s/base/kustomization.yaml')) as { resources: string[] };
  for (const file of base.resources)
    for (const document of parseAllDocuments(read(`k8s/base/${file}`))) expect(document.errors).toEqual([]);
  expect(fs.readdirSync(path.join(ROOT, 'apps')).filter((app) => !base.resources.includes(`${app}.yaml`))).toEqual([]);
});

test('the lock file carries no download address, and no document names a path of one machine', () => {
  expect(read('package-lock.json')).not.toContain('"resolved": "http');
  for (const document of DOCUMENTS) expect(read(document)).not.toMatch(/\/(home|work|opt|Users)\//);
});
