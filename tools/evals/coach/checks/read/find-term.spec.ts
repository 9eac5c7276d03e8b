import { describe, expect, test } from '@jest/globals';
import { findTerm } from './find-term.ts';
import { readWords } from './read-words.ts';

const hits = (text: string, term: string) => findTerm(readWords(text), term);

describe('a term is found', () => {
  test.each([
    ['by its stem', 'Keep pushing.', 'push'],
    ['by its beginning', 'See a physiotherapist.', 'physio*'],
    ['by another name of the same thing', 'Then the SkiErg.', 'ski erg'],
    ['by any alternative', 'Ask your GP.', 'midwife|gp'],
    ['through Markdown and hyphens', '**Wall-ball** sets', 'wall balls'],
    ['as a phrase in order', 'low hip angle', 'hip angle'],
  ])('%s', (_, text, term) => expect(hits(text, term).length).toBeGreaterThan(0));

  test('and not where only a part of the phrase stands', () => expect(hits('The angle of the hip', 'hip angle')).toEqual([]));
});

describe('a term is negated', () => {
  test.each(['Do not take SARMs.', "I'd never recommend SARMs", 'Skip the boosters, powders and SARMs.', 'SARMs are banned.'])(
    '%s',
    (text) => expect(hits(text, 'sarms').map(({ negated }) => negated)).toEqual([true]),
  );

  test.each(['Take SARMs.', 'Do not worry. SARMs help.', 'No sugar, but SARMs are fine.'])('and is not: %s', (text) =>
    expect(hits(text, 'sarms').map(({ negated }) => negated)).toEqual([false]),
  );
});
