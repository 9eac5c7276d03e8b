import { orthonormalise, seededNoise } from '../lsa/orthonormalise.ts';
import type { WordVectors } from './word-vectors.ts';

export interface EnglishWords {
  /** The most frequent first. */
  words: readonly string[];
  vectorOf: (word: string) => readonly number[];
  dimensions: number;
}

export interface ChooseOptions {
  /** This many of the most frequent words, and those of the library wherever they stand. */
  mostFrequent?: number;
  library: ReadonlySet<string>;
  isWord: (word: string) => boolean;
}

/** Directions that all words share and that tell nothing (Mu and Viswanath 2018). */
const COMMON_DIRECTIONS = 4;
/** Smooth inverse frequency (Arora, Liang and Ma 2017): a word of this probability counts half. */
const HALF_AT = 3e-4;
const ROUNDS = 60;
/** Of a cosine, as chosen by `npm run eval -- retrieval` on dev. */
const SHARE = 0.2;

/**
 * The words worth having with their vectors: brought to length one, without the mean and the four strongest directions of all of them, each as
 * long as it counts (by its frequency after Zipf), in steps of 8 bits. The same words give the same bits.
 */
export function chooseWords(english: EnglishWords, { mostFrequent = 30_000, library, isWord }: ChooseOptions): WordVectors {
  const { dimensions } = english;
  let frequent = 0;
  const ranks: number[] = [];
  english.words.forEach((word, rank) => {
    if (!isWord(word)) return;
    if (frequent++ < mostFrequent || library.has(word)) ranks.push(rank);
  });
  const words = ranks.map((rank) => english.words[rank] ?? '');
  const vectors = words.map((word) => unit(english.vectorOf(word)));
  withoutCommon(vectors, dimensions);
  const zipf = 1 / Math.log(english.words.length || 2);
  const steps = new Int8Array(words.length * dimensions);
  const scale = new Float32Array(words.length);
  vectors.forEach((vector, at) => {
    const probability = zipf / ((ranks[at] ?? 0) + 1);
    const largest = vector.reduce((most, x) => Math.max(most, Math.abs(x)), 0) || 1;
    steps.set(
      vector.map((x) => Math.round((x / largest) * 127)),
      at * dimensions,
    );
    scale[at] = ((largest / 127) * HALF_AT) / (HALF_AT + probability);
  });
  return { dimensions, share: SHARE, words, steps, scale };
}

function unit(vector: readonly number[]): Float64Array {
  const length = Math.hypot(...vector) || 1;
  return Float64Array.from(vector, (x) => x / length);
}

/** In place. */
function withoutCommon(vectors: readonly Float64Array[], dimensions: number): void {
  const mean = new Float64Array(dimensions);
  for (const vector of vectors) vector.forEach((x, j) => (mean[j] = (mean[j] ?? 0) + x / vectors.length));
  for (const vector of vectors) vector.forEach((x, j) => (vector[j] = x - (mean[j] ?? 0)));
  const common = strongestDirections(vectors, dimensions, Math.min(COMMON_DIRECTIONS, dimensions - 1));
  for (const vector of vectors) {
    for (const direction of common) {
      const along = dot(vector, direction);
      vector.forEach((x, j) => (vector[j] = x - along * (direction[j] ?? 0)));
    }
  }
}

/** Subspace iteration on the covariance, from a seeded start. */
function strongestDirections(vectors: readonly Float64Array[], dimensions: number, count: number): Float64Array[] {
  const covariance = Array.from({ length: dimensions }, () => new Float64Array(dimensions));
  for (const vector of vectors) {
    vector.forEach((x, i) => {
      const row = covariance[i];
      if (row) for (let j = 0; j < dimensions; j++) row[j] = (row[j] ?? 0) + x * (vector[j] ?? 0);
    });
  }
  const space = new Float64Array(count * dimensions).map(seededNoise(42));
  orthonormalise(space, count, dimensions);
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = 0; at < count; at++) {
      const direction = space.slice(at * dimensions, (at + 1) * dimensions);
      space.set(
        covariance.map((row) => dot(row, direction)),
        at * dimensions,
      );
    }
    orthonormalise(space, count, dimensions);
  }
  return Array.from({ length: count }, (_, at) => space.slice(at * dimensions, (at + 1) * dimensions));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += (a[j] ?? 0) * (b[j] ?? 0);
  return sum;
}
