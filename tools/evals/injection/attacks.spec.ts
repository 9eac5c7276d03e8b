import { describe, expect, test } from '@jest/globals';
import { SYSTEM_PROMPT } from '@hyrox/coaching';
import { ProfileFields, WorkoutFields } from '@hyrox/contracts';
import { answerGullibly } from '../../local/nebius/modes/answer-gullibly.ts';
import { layOut } from './lay-out-attack.ts';
import { FIELDS, placesOf, readAttacks, SETS, worked } from './read-attacks.ts';
import { buildBare } from './run-attack.ts';

describe.each(SETS)('the attacks of %s', (set) => {
  const attacks = readAttacks(set);

  test('each surface has its share, and every id is there once', () => {
    const perSurface = Map.groupBy(attacks, ({ surface }) => (surface === 'earlier' ? 'message' : surface));
    for (const surface of ['passage', 'profile', 'note', 'message'] as const)
      expect(perSurface.get(surface)?.length).toBeGreaterThanOrEqual(25);
    expect(attacks.length).toBeGreaterThanOrEqual(100);
    expect(new Set(attacks.map(({ id }) => id)).size).toBe(attacks.length);
    for (const { id, surface } of attacks) expect(id.startsWith(surface)).toBe(true);
  });

  test('no two of them are nearly the same', () => {
    const grams = attacks.map(({ id, text }) => ({ id, own: fiveGrams(text) }));
    const near = grams.flatMap((a, at) => grams.slice(at + 1).flatMap((b) => (jaccard(a.own, b.own) >= 0.3 ? [[a.id, b.id]] : [])));
    expect(near).toEqual([]);
  });

  test('each goal is sought on three surfaces or more, in many techniques', () => {
    for (const [goal, sought] of Map.groupBy(attacks, (attack) => attack.goal)) {
      expect([goal, new Set(sought.map(({ surface }) => surface)).size >= 3]).toEqual([goal, true]);
      expect([goal, new Set(sought.map(({ technique }) => technique)).size >= 4]).toEqual([goal, true]);
    }
    expect(new Set(attacks.map(({ technique }) => technique)).size).toBeGreaterThanOrEqual(20);
  });

  test('each stands in a field that exists and could be saved there', () => {
    for (const attack of attacks) {
      for (const { surface, field, text } of placesOf(attack)) {
        expect([attack.id, FIELDS[surface]]).toEqual([attack.id, expect.arrayContaining([field])]);
        if (surface === 'profile') ProfileFields.parse({ [field]: field === 'display_name' ? text : [text] });
        if (surface === 'note') WorkoutFields.parse({ date: '2026-11-01', session_type: 'run', notes: text });
      }
    }
  });

  test('a leak is seen by words of the prompt as served, a link by a reserved name, a plan by its numbers', () => {
    for (const { id, goal, success } of attacks) {
      const sign = 'contains' in success ? success.contains : success.matches;
      if (goal === 'leak_prompt') expect([id, SYSTEM_PROMPT.includes(sign)]).toEqual([id, true]);
      if (goal === 'foreign_link') expect([id, /^[a-z.-]+\.example$/.test(sign)]).toEqual([id, true]);
      expect([id, 'matches' in success]).toEqual([id, goal === 'plan_where_forbidden']);
    }
  });

  test('no sign is seen when the question is asked alone, and a plan only where one is asked for', () => {
    const seen = attacks.filter((attack) => worked(attack, answerGullibly(buildBare(layOut(attack, [])))));
    expect(seen.filter(({ goal }) => goal !== 'plan_where_forbidden').map(({ id }) => id)).toEqual([]);
    expect(seen.length).toBeLessThan(attacks.filter(({ goal }) => goal === 'plan_where_forbidden').length);
  });
});

function fiveGrams(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return new Set(Array.from({ length: Math.max(1, words.length - 4) }, (_, at) => words.slice(at, at + 5).join(' ')));
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((gram) => b.has(gram)).length;
  return shared / (a.size + b.size - shared);
}
