import { z } from 'zod';

/**
 * What everyday English words mean, as vectors that are summed to the meaning of a text: words near in meaning lie near each other, also where the
 * library has only one of them. A word's length says how much it counts. Number `j` of word `i` is `steps[i * dimensions + j] * scale[i]`.
 */
export interface WordVectors {
  dimensions: number;
  /** How much of a cosine they make beside what the library tells; more loses where its own use of a word differs (tools/evals/retrieval/README.md). */
  share: number;
  words: string[];
  steps: Int8Array;
  scale: Float32Array;
}

export const wordVectorsSchema = z.object({
  /** Where the vectors come from, and under which licence. */
  source: z.string().min(1),
  dimensions: z.int().positive(),
  share: z.number().min(0).max(1),
  words: z.string(),
  steps: z.base64(),
  scale: z.base64(),
});

/** The stored form: words joined by blanks, numbers little-endian in base64. */
export type StoredWordVectors = z.infer<typeof wordVectorsSchema>;

const toBase64 = ({ buffer, byteOffset, byteLength }: Int8Array | Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64');

export const packWordVectors = ({ dimensions, share, words, steps, scale }: WordVectors, source: string): StoredWordVectors => ({
  ...{ source, dimensions, share, words: words.join(' '), steps: toBase64(steps), scale: toBase64(scale) },
});

/** Reads what `packWordVectors` wrote. Throws when its parts do not fit together. */
export function unpackWordVectors(stored: StoredWordVectors): WordVectors {
  const words = stored.words.split(' ');
  const steps = new Int8Array(Buffer.from(stored.steps, 'base64'));
  const scale = new Float32Array(new Uint8Array(Buffer.from(stored.scale, 'base64')).buffer);
  if (scale.length !== words.length || steps.length !== words.length * stored.dimensions)
    throw new Error('The word vectors are damaged: their parts differ in length.');
  return { dimensions: stored.dimensions, share: stored.share, words, steps, scale };
}

/** The vectors of a text's words, added up; a word that is not known adds nothing. */
export function wordSummer({ dimensions, words, steps, scale }: WordVectors): (words: readonly string[]) => Float64Array {
  const placeOf = new Map(words.map((word, at) => [word, at]));
  return (text) => {
    const sum = new Float64Array(dimensions);
    for (const word of text) {
      const at = placeOf.get(word);
      if (at === undefined) continue;
      for (let j = 0; j < dimensions; j++) sum[j] = (sum[j] ?? 0) + (steps[at * dimensions + j] ?? 0) * (scale[at] ?? 0);
    }
    return sum;
  };
}
