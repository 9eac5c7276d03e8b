import { describe, expect, test } from '@jest/globals';
import { isEnglishWord } from '../lsa/content-words.ts';
import { textEmbedder } from '../lsa/embed-text.ts';
import { modelIdOf, packBasis, unpackBasis } from '../lsa/embedding-basis.ts';
import { fitBasis } from '../lsa/fit-basis.ts';
import { chooseWords, type EnglishWords, type WordEncoder } from './choose-words.ts';
import { alongStrongest } from './directions.ts';
import type { WordVectors } from './word-vectors.ts';

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
/** An encoder that holds the words of a group for one; a word of no group stands in the last. */
const groups = (...of: string[][]): WordEncoder => ({
  dimensions: of.length + 2,
  encode: (words) => {
    const inGroup = (word: string) => of.map((group) => Number(group.includes(word)));
    return Promise.resolve(words.map((word) => [5, ...inGroup(word), Number(!inGroup(word).includes(1))]));
  },
});
const ALONE = groups(['heavy', 'weighty'], ['grip', 'clutch'], ['hour', 'minute'], ['roxzone']);
const choose = (mostFrequent: number, library: string[] = [], encoder = ALONE) =>
  chooseWords(ENGLISH, encoder, { mostFrequent, library: new Set(library), isWord: isEnglishWord });

const TEXTS = [
  'A heavy handle asks for a strong grip on the carry.',
  'The grip fails first when the handle is heavy.',
  'Hold the heavy handle low and walk.',
  'Breathe for a minute before the next lap.',
  'A minute of rest after each lap is enough.',
  'One lap takes a minute more in the heat.',
];
const cosine = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);

const vectorIn = ({ dimensions, words, steps, scale }: WordVectors, word: string): number[] => {
  const at = words.indexOf(word);
  return Array.from(steps.subarray(at * dimensions, (at + 1) * dimensions), (step) => step * (scale[at] ?? 0));
};

describe('alongStrongest', () => {
  test('keeps what vectors differ by most, and short vectors as they are', () => {
    const vectors = [
      [3, 0.1, 0],
      [-3, 0, 0.1],
      [0, 2, 0],
      [0, -2, 0.1],
    ].map((x) => Float64Array.from(x));
    const kept = alongStrongest(vectors, 3, 2);
    expect(kept.map((vector) => vector.length)).toEqual([2, 2, 2, 2]);
    kept.forEach((vector, at) => expect(Math.hypot(...vector)).toBeCloseTo(Math.hypot(...(vectors[at] ?? [])), 1));
    expect(alongStrongest(vectors, 3, 3)).toEqual(vectors);
  });
});

describe('the English words of the embeddings', () => {
  test('are the most frequent ones and, however rare, those of the library; neither figures nor stop words nor words of asking', async () => {
    expect((await choose(4)).words).toEqual(['heavy', 'weighty', 'grip', 'clutch']);
    expect((await choose(4, ['roxzone', '42'])).words).toEqual(['heavy', 'weighty', 'grip', 'clutch', 'roxzone']);
    expect(isEnglishWord('looks')).toBe(false);
  });

  test('count for more the rarer they are', async () => {
    const chosen = await choose(9);
    const lengthOf = (word: string): number => Math.hypot(...vectorIn(chosen, word));
    expect(VECTORS['minute']).toEqual(VECTORS['hour']);
    expect(lengthOf('minute')).toBeGreaterThan(1.1 * lengthOf('hour'));
  });

  test('lie nearer each other where the encoder holds them for one, whatever texts say', async () => {
    const likeness = async (encoder: WordEncoder): Promise<number> => {
      const chosen = await choose(9, [], encoder);
      const [grip, sandal] = [vectorIn(chosen, 'grip'), vectorIn(chosen, 'sandal')];
      return grip.reduce((sum, x, at) => sum + x * (sandal[at] ?? 0), 0) / (Math.hypot(...grip) * Math.hypot(...sandal));
    };
    const twins = groups(['heavy', 'weighty'], ['grip', 'clutch', 'sandal'], ['hour', 'minute'], ['roxzone']);
    expect(await likeness(twins)).toBeGreaterThan((await likeness(ALONE)) + 0.3);
  });

  test('are stored and read again, and make another model', async () => {
    const words = await choose(9);
    const basis = fitBasis(TEXTS, { k: 3 });
    const stored = packBasis({ ...basis, english: words }, 'made up');
    expect(unpackBasis(JSON.parse(JSON.stringify(stored))).english).toEqual(words);
    expect(modelIdOf(stored)).not.toBe(modelIdOf(packBasis(basis)));
    expect(modelIdOf(packBasis({ ...basis, english: { ...words, share: 0.5 } }))).not.toBe(modelIdOf(stored));
    expect(modelIdOf(packBasis({ ...basis, english: words }, 'a better name'))).toBe(modelIdOf(stored));
  });

  test('refuse an artefact whose parts differ in length', async () => {
    const words = await choose(9);
    const stored = packBasis({ ...fitBasis(TEXTS, { k: 3 }), english: words });
    const english = stored.english && { ...stored.english, words: `${stored.english.words} more` };
    expect(() => unpackBasis({ ...stored, english })).toThrow('damaged');
  });

  test('bring a word the library does not have to the passage that means it', async () => {
    const words = await choose(9);
    const fitted = fitBasis(TEXTS, { k: 3 });
    const [heavy = '', , , minute = ''] = TEXTS;
    const nearer = (embed: (text: string) => Float32Array): number => {
      const question = embed('weighty');
      return cosine(question, embed(heavy)) - cosine(question, embed(minute));
    };
    expect(Math.abs(nearer(textEmbedder(fitted)))).toBeLessThan(0.01);
    expect(nearer(textEmbedder({ ...fitted, english: words }))).toBeGreaterThan(0.05);
  });

  test('leave a text of unknown words to the library, at length one', async () => {
    const words = await choose(9);
    const vector = textEmbedder({ ...fitBasis(TEXTS, { k: 3 }), english: words })('carry');
    expect(cosine(vector, vector)).toBeCloseTo(1, 6);
  });
});
