import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = path.resolve(import.meta.dirname, '..');
const ignored = fs.readFileSync(path.join(ROOT, '.gitignore'), 'utf8').split('\n').filter(Boolean);
const MOST_BYTES = 2_000_000;

/** What a key, a token or a password with its host looks like. Each is tried on an example below. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/u,
  'a private JSON Web Key': /"d"\s*:\s*"[\w-]{40,}"/u,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{40,}/u,
  'an API key': /\b(?:sk-(?:proj-)?|sb_secret_|ghp_|gho_|xox[abp]-|AKIA|v1\.CmQ)[A-Za-z0-9_-]{16,}/u,
  'a password with its host':
    /\b(?:postgres(?:ql)?|nats|https?):\/\/[\w.-]+:(?!\/\/)[^\s@:/$`'"{}]{12,}@(?!127\.0\.0\.1|localhost|[\w.-]*\bexample\b)[\w.-]+\.[a-z]{2,}/u,
};

const EXAMPLES: Readonly<Record<string, string>> = {
  'a private key': ['-----BEGIN', 'EC PRIVATE KEY-----'].join(' '),
  'a private JSON Web Key': `"d": "${'a1B2'.repeat(11)}"`,
  'a signed token': `eyJhbGciOiJFUzI1NiJ9.${'eyJ'}zdWIiOiIxMjM0NTY3ODkwIn0.${'a'.repeat(43)}`,
  'an API key': `sk-${'proj-'}${'a1'.repeat(12)}`,
  'a password with its host': `postgres://postgres:${'a1'.repeat(8)}@db.somewhere.net/postgres`,
};

function* filesUnder(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (
      entry.name === '.git' ||
      ignored.some((name) => name === entry.name || (name.startsWith('*') && entry.name.endsWith(name.slice(1))))
    )
      continue;
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full);
    else if (entry.isFile()) yield full;
  }
}

test.each(Object.entries(SECRETS))('%s is seen when there is one', (what, pattern) => {
  expect(EXAMPLES[what]).toMatch(pattern);
});

test('L04: no file of the repository holds a key, a token or a password', () => {
  const found: string[] = [];
  let read = 0;
  for (const file of filesUnder(ROOT)) {
    if (fs.statSync(file).size > MOST_BYTES) continue;
    read += 1;
    const text = fs.readFileSync(file, 'latin1');
    for (const [what, pattern] of Object.entries(SECRETS)) if (pattern.test(text)) found.push(`${path.relative(ROOT, file)}: ${what}`);
  }
  expect(read).toBeGreaterThan(1_000);
  expect(found).toEqual([]);
});

test('L04: no image takes keys, history or data of this machine along, or is built with a secret', () => {
  const left = fs.readFileSync(path.join(ROOT, '.dockerignore'), 'utf8').split('\n');
  expect(left).toEqual(expect.arrayContaining(['.git', '.hyrox', '.env*', '**/node_modules']));
  for (const file of fs.readdirSync(path.join(ROOT, 'infra/docker')).filter((name) => name.endsWith('Dockerfile'))) {
    const text = fs.readFileSync(path.join(ROOT, 'infra/docker', file), 'utf8');
    expect(text).not.toMatch(/^(?:ARG|ENV)[^\n]*(?:KEY|SECRET|PASSWORD|TOKEN)/mu);
    expect(text).not.toMatch(/^COPY \. /mu);
  }
});
