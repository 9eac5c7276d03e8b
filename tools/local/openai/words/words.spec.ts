import { describe, expect, test } from '@jest/globals';
import { isEnglishWord } from '../lsa/content-words.ts';
import { textEmbedder } from '../lsa/embed-text.ts';
import { modelIdOf, packBasis, unpackBasis } from '../lsa/embedding-basis.ts';
import { fitBasis } from '../lsa/fit-basis.ts';
import { chooseWords, type EnglishWords } from './choose-words.ts';

/** Two groups of words that mean alike, in vectors that share a large part, and rare ones at the end. */
const VECTORS: Record<string, number[]> = {
  the: [9, 0.1, 0, 0, 0, 0, 0.1],
  heavy: [9, 2, 0.3, 0, 0.2, 0, 0],
  weighty: [9, 1.9, 0.4, 0.1, 0, 0, 0],
  grip: [9, 0, 2, 0, 0, 0.1, 0],
  clutch: [9, 0, 2.1, 0, 0.1, 0, 0],
  hour: [9, 0, 0, 2, 0, 0.3, 0.1],
  '42': [9, 1, 1, 1, 1, 1, 1],
  minute: [9, 0, 0, 2, 0, 0.3, 0.1],
  roxzone: [9, 0, 0.2, 0, 2, 0, 0.4],
  sandal: [9, 0.1, 0, 0.3, 0, 2, 0],
};
const ENGLISH: EnglishWords = { words: Object.keys(VECTORS), vectorOf: (word) => VECTORS[word] ?? [], dimensions: 7 };
const choose = (mostFrequent: number, library: string[] = []) =>
  chooseWords(ENGLISH, { mostFrequent, library: new Set(library), isWord: isEnglishWord });

const TEXTS = [
  'A heavy handle asks for a strong grip on the carry.',
  'The grip fails first when the handle is heavy.',
  'Hold the heavy handle low and walk.',
  'Breathe for a minute before the next lap.',
  'A minute of rest after each lap is enough.',
  'One lap takes a minute more in the heat.',
];
const cosine = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);

describe('the English words of the embeddings', () => {
  test('are the most frequent ones and, however rare, those of the library; neither figures nor stop words', () => {
    expect(choose(4).words).toEqual(['heavy', 'weighty', 'grip', 'clutch']);
    expect(choose(4, ['roxzone', '42']).words).toEqual(['heavy', 'weighty', 'grip', 'clutch', 'roxzone']);
  });

  test('count for more the rarer they are', () => {
    const { dimensions, words, steps, scale } = choose(9);
    const lengthOf = (word: string): number => {
      const at = words.indexOf(word);
      return Math.hypot(...steps.subarray(at * dimensions, (at + 1) * dimensions)) * (scale[at] ?? 0);
    };
    expect(VECTORS['minute']).toEqual(VECTORS['hour']);
    expect(lengthOf('minute')).toBeGreaterThan(1.1 * lengthOf('hour'));
  });

  test('are stored and read again, and make another model', () => {
    const basis = fitBasis(TEXTS, { k: 3 });
    const stored = packBasis({ ...basis, english: choose(9) }, 'made up');
    expect(unpackBasis(JSON.parse(JSON.stringify(stored))).english).toEqual(choose(9));
    expect(modelIdOf(stored)).not.toBe(modelIdOf(packBasis(basis)));
    expect(modelIdOf(packBasis({ ...basis, english: { ...choose(9), share: 0.5 } }))).not.toBe(modelIdOf(stored));
    expect(modelIdOf(packBasis({ ...basis, english: choose(9) }, 'a better name'))).toBe(modelIdOf(stored));
  });

  test('refuse an artefact whose parts differ in length', () => {
    const stored = packBasis({ ...fitBasis(TEXTS, { k: 3 }), english: choose(9) });
    const english = stored.english && { ...stored.english, words: `${stored.english.words} more` };
    expect(() => unpackBasis({ ...stored, english })).toThrow('damaged');
  });

  test('bring a word the library does not have to the passage that means it', () => {
    const fitted = fitBasis(TEXTS, { k: 3 });
    const [heavy = '', , , minute = ''] = TEXTS;
    const nearer = (embed: (text: string) => Float32Array): number => {
      const question = embed('weighty');
      return cosine(question, embed(heavy)) - cosine(question, embed(minute));
    };
    expect(Math.abs(nearer(textEmbedder(fitted)))).toBeLessThan(0.01);
    expect(nearer(textEmbedder({ ...fitted, english: choose(9) }))).toBeGreaterThan(0.05);
  });

  test('leave a text of unknown words to the library, at length one', () => {
    const vector = textEmbedder({ ...fitBasis(TEXTS, { k: 3 }), english: choose(9) })('carry');
    expect(cosine(vector, vector)).toBeCloseTo(1, 6);
  });
});
