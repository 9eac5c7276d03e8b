import { describe, expect, test } from '@jest/globals';
import { judgedPlace, placeOf, rankPlaces } from './places.ts';
import { readHyroxQuestions, splitOf } from './questions.ts';
import { hyroxCollection } from './suites.ts';

describe('the unit of judgement', () => {
  test('is the document and the headings of a passage', () =>
    expect(placeOf({ source_doc: 'team1c.md', heading_path: 'Sled › Push' })).toBe('team1c › Sled › Push'));

  test('is the section above when the judges saw that one whole', () => {
    expect(judgedPlace('team1c › Sled › Push', new Set(['team1c › Sled']))).toBe('team1c › Sled');
    expect(judgedPlace('team1c › Row', new Set(['team1c › Sled']))).toBe('team1c › Row');
  });

  test('counts once, at its best passage', () =>
    expect(
      rankPlaces(
        ['b1', 'a1', 'b2'],
        new Map([
          ['a1', 'A'],
          ['b1', 'B'],
          ['b2', 'B'],
        ]),
      ),
    ).toEqual(['B', 'A']));
});

describe('the judged questions', () => {
  test('name only places that the library has', async () => {
    const { placeOfChunk } = await hyroxCollection();
    const known = new Set(placeOfChunk.values());
    const lost = (await readHyroxQuestions()).flatMap(({ id, gains }) =>
      [...gains.keys()].filter((place) => !known.has(place)).map((p) => `${id}: ${p}`),
    );
    expect(lost).toEqual([]);
  });

  test('fall into two halves that never change', async () => {
    const ids = (await readHyroxQuestions()).map(({ id }) => id);
    expect(ids.filter((id) => splitOf(id) === 'test')).toHaveLength(TEST_QUESTIONS);
    expect(splitOf('q001')).toBe('test');
    expect(splitOf('q009')).toBe('dev');
  });
});

const TEST_QUESTIONS = 122;
