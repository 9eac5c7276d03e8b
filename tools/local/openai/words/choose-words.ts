import { alongStrongest, withoutCommon } from './directions.ts';
import type { WordVectors } from './word-vectors.ts';

/** A list of words with one view of what they mean. */
export interface EnglishWords {
  /** The most frequent first. */
  words: readonly string[];
  vectorOf: (word: string) => readonly number[];
  dimensions: number;
}

/** Another view: what a sentence encoder makes of each word standing alone. */
export interface WordEncoder {
  encode: (words: readonly string[]) => Promise<readonly (readonly number[])[]>;
  dimensions: number;
}

export interface ChooseOptions {
  /** This many of the most frequent words, and those of the library wherever they stand. */
  mostFrequent?: number;
  library: ReadonlySet<string>;
  isWord: (word: string) => boolean;
}

/** Directions that all words share and that tell nothing (Mu and Viswanath 2018), in each view. */
const COMMON_IN_TEXTS = 4;
const COMMON_ALONE = 1;
/** Of each view, and of both together; what lies beyond is noise. */
const KEPT = 100;
/** Smooth inverse frequency (Arora, Liang and Ma 2017): a word of this probability counts half. */
const HALF_AT = 3e-4;
/** Of a cosine, as chosen by `npm run eval -- retrieval` on dev. */
const SHARE = 0.35;

/**
 * The words worth having with their vectors: both views at length one, without what all words share, laid side by side and brought to a hundred
 * dimensions; each word as long as it counts (by its frequency after Zipf), in steps of 8 bits. The same words give the same bits.
 */
export async function chooseWords(
  english: EnglishWords,
  encoder: WordEncoder,
  { mostFrequent = 30_000, library, isWord }: ChooseOptions,
): Promise<WordVectors> {
  let frequent = 0;
  const ranks: number[] = [];
  english.words.forEach((word, rank) => {
    if (!isWord(word)) return;
    if (frequent++ < mostFrequent || library.has(word)) ranks.push(rank);
  });
  const words = ranks.map((rank) => english.words[rank] ?? '');
  const inTexts = clean(
    words.map((word) => english.vectorOf(word)),
    english.dimensions,
    COMMON_IN_TEXTS,
  );
  const alone = clean(await encoder.encode(words), encoder.dimensions, COMMON_ALONE);
  const vectors = inTexts.map((vector, at) => Float64Array.from([...vector, ...(alone[at] ?? [])]));
  const together = alongStrongest(vectors, vectors[0]?.length ?? 0, KEPT);
  return { ...inSteps(together, ranks, english.words.length), share: SHARE, words };
}

function clean(vectors: readonly (readonly number[])[], dimensions: number, common: number): Float64Array[] {
  const units = vectors.map(unit);
  withoutCommon(units, dimensions, common);
  return alongStrongest(units, dimensions, KEPT);
}

function unit(vector: readonly number[]): Float64Array {
  const length = Math.hypot(...vector) || 1;
  return Float64Array.from(vector, (x) => x / length);
}

function inSteps(
  vectors: readonly Float64Array[],
  ranks: readonly number[],
  ranked: number,
): Pick<WordVectors, 'dimensions' | 'steps' | 'scale'> {
  const dimensions = vectors[0]?.length ?? 0;
  const zipf = 1 / Math.log(ranked || 2);
  const steps = new Int8Array(vectors.length * dimensions);
  const scale = new Float32Array(vectors.length);
  vectors.forEach((vector, at) => {
    const probability = zipf / ((ranks[at] ?? 0) + 1);
    const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
    steps.set(
      vector.map((x) => Math.round((x / largest) * 127)),
      at * dimensions,
    );
    scale[at] = ((largest / 127) * HALF_AT) / (HALF_AT + probability);
  });
  return { dimensions, steps, scale };
}
