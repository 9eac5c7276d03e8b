import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadScenarios } from './load-scenarios.ts';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scenarios-'));
  fs.writeFileSync(path.join(folder, 'profiles.yaml'), 'someone: { fields: { age: 30 } }');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function load(change: object) {
  const scenario = { id: 'one', turns: ['Hi?'], expectRetrieval: null, checks: [{ kind: 'words', max: 9 }], ...change };
  fs.writeFileSync(path.join(folder, 'facts.yaml'), JSON.stringify({ category: 'facts', scenarios: [scenario] }));
  return loadScenarios(folder);
}

test('a scenario gets its profile, its checks and what holds for every answer', () => {
  const [scenario] = load({ profile: 'someone', turns: ['Hi?', 'And?'], critical: true });
  expect(scenario?.profile?.fields).toEqual({ age: 30 });
  expect(scenario?.checks.filter(({ standard }) => standard)).toHaveLength(6);
  expect(scenario?.checks[0]).toMatchObject({ id: 'words', scope: 'model', critical: true, turn: 1 });
});

test('a check may be less than its scenario: a slip of length is no danger', () => {
  const [scenario] = load({ critical: true, checks: [{ kind: 'words', max: 9, critical: false }] });
  expect(scenario?.checks[0]?.critical).toBe(false);
});

test('an expected search is a check of its own', () => {
  const [scenario] = load({ expectRetrieval: { anyOf: ['team1c'] } });
  expect(scenario?.checks.find(({ kind }) => kind === 'retrieves')).toMatchObject({ scope: 'pipeline', critical: false, standard: false });
});

test.each([
  ['an unknown kind', { checks: [{ kind: 'vibes' }] }, 'facts.yaml, one: there is no check "vibes"'],
  ['a setting too many', { checks: [{ kind: 'words', max: 9, most: 9 }] }, 'facts.yaml, one: '],
  [
    'two checks of one name',
    {
      checks: [
        { kind: 'words', max: 9 },
        { kind: 'words', max: 8 },
      ],
    },
    'two checks are called words',
  ],
  ['a turn that is not there', { checks: [{ kind: 'words', max: 9, turn: 2 }] }, 'words looks at turn 2'],
  ['a profile that is not there', { profile: 'nobody' }, 'there is no profile "nobody"'],
  ['no word on the search', { expectRetrieval: undefined }, 'facts.yaml: '],
])('%s is refused with its place', (_, change, words) => expect(() => load(change)).toThrow(words));
