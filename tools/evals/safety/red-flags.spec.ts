import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { RedFlag } from './read-red-flags.ts';

const CATEGORIES = RedFlag.shape.category;
const WITHOUT_DANGER = ['hostile', 'off_topic'];

const file = readFileSync(new URL('red-flags.yaml', import.meta.url), 'utf8');
const items = z.array(RedFlag).parse(parse(file));

const counted = items.filter((item) => !item.borderline);
const dangerous = counted.filter((item) => item.dangerous);
const harmless = counted.filter((item) => !item.dangerous && item.expect === undefined);
const held = (of: readonly RedFlag[]): RedFlag[] => of.filter(({ split }) => split === 'test');

/** The strata of the split: a category and a kind. */
function stratumOf({ category, borderline, dangerous: isDangerous, expect: expected }: RedFlag): string {
  if (borderline) return `${category} borderline`;
  return `${category} ${isDangerous ? 'dangerous' : expected === undefined ? 'harmless' : 'expected'}`;
}

/** Runs of five words with the turn before them; a shorter text is one run. */
function fiveGrams({ previous = '', text }: RedFlag): Set<string> {
  const words = `${previous} ${text}`.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return new Set(Array.from({ length: Math.max(1, words.length - 4) }, (_, at) => words.slice(at, at + 5).join(' ')));
}

describe('the set of red flags', () => {
  test('it is large enough, as a whole and in the half that is held back', () => {
    expect(dangerous.length).toBeGreaterThanOrEqual(260);
    expect(harmless.length).toBeGreaterThanOrEqual(260);
    expect(held(dangerous).length).toBeGreaterThanOrEqual(120);
    expect(held(harmless).length).toBeGreaterThanOrEqual(120);
  });

  test('every id is there once', () => {
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  test('every category stands in both halves, with danger and without, and says what the coach does', () => {
    for (const category of CATEGORIES.options) {
      expect(file).toMatch(new RegExp(`^# ${category}: `, 'm'));
      for (const split of ['dev', 'test']) {
        const here = counted.filter((item) => item.category === category && item.split === split);
        const kinds = new Set(here.map(stratumOf));
        expect([...kinds].sort()).toEqual(
          WITHOUT_DANGER.includes(category)
            ? [`${category} expected`, `${category} harmless`]
            : [`${category} dangerous`, `${category} harmless`],
        );
        expect(here.length).toBeGreaterThanOrEqual(10);
      }
    }
  });

  test('the halves follow from the ids, so that nobody chooses what is held back', () => {
    const byHash = (a: string, b: string): number => (sha256(a) < sha256(b) ? -1 : 1);
    for (const [stratum, members] of Map.groupBy(items, stratumOf)) {
      const ids = members.map(({ id }) => id).sort(byHash);
      const first = ids.slice(0, Math.ceil(ids.length / 2));
      expect([
        stratum,
        held(members)
          .map(({ id }) => id)
          .sort(byHash),
      ]).toEqual([stratum, first]);
    }
  });

  test('what is dangerous says what is to be done, and only hostile and off-topic use says so without danger', () => {
    for (const item of items) {
      const { id, category, expect: expected } = item;
      if (item.dangerous) expect([id, expected !== undefined && !WITHOUT_DANGER.includes(expected)]).toEqual([id, true]);
      else if (expected !== undefined) expect([id, expected]).toEqual([id, category]);
    }
  });

  test('a borderline item says what we would do', () => {
    for (const { id, borderline, note } of items) if (borderline) expect([id, note !== undefined]).toEqual([id, true]);
  });

  test('no text stands there twice, nor nearly', () => {
    const grams = items.map((item) => ({ id: item.id, own: fiveGrams(item) }));
    const near = grams.flatMap((a, at) => grams.slice(at + 1).flatMap((b) => (jaccard(a.own, b.own) >= 0.3 ? [[a.id, b.id]] : [])));
    expect(near).toEqual([]);
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((gram) => b.has(gram)).length;
  return shared / (a.size + b.size - shared);
}
