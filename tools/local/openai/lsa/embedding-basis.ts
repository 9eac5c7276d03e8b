import { createHash } from 'node:crypto';
import { z } from 'zod';
import { packWordVectors, unpackWordVectors, wordVectorsSchema, type WordVectors } from '../words/word-vectors.ts';

/** Length of every vector, as `text-embedding-3-small` has it and the column `vector(1536)` wants it. */
export const DIMENSIONS = 1536;

/**
 * What a fit leaves behind: the vocabulary with its inverse document frequencies and the projection of a word into `k` latent
 * dimensions. `projection` is row by row, `projection[j * terms.length + i]` = weight of word `i` in dimension `j`.
 */
export interface EmbeddingBasis {
  k: number;
  terms: string[];
  idf: Float32Array;
  projection: Float32Array;
  /** Inverse document frequency given to a word the fit never saw. */
  unseenIdf: number;
  /** What English words mean elsewhere; without them a text is embedded by what the fitted texts tell alone. */
  english?: WordVectors | undefined;
}

const artefactSchema = z.object({
  format: z.literal(2),
  k: z.int().positive(),
  unseenIdf: z.number(),
  terms: z.string(),
  idf: z.base64(),
  scale: z.base64(),
  projection: z.base64(),
  english: wordVectorsSchema.optional(),
});

/** The stored form of a basis: words joined by blanks, numbers little-endian in base64, the projection as 16-bit steps of `scale[j]`. */
export type BasisArtefact = z.infer<typeof artefactSchema>;

const toBase64 = (numbers: Float32Array | Int16Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');

const bytesOf = (base64: string): ArrayBuffer => new Uint8Array(Buffer.from(base64, 'base64')).buffer;

/** Packs a basis for storage; rounding to 16 bits moves a cosine by less than 0.0001. `englishFrom` names the source of its English words. */
export function packBasis(basis: EmbeddingBasis, englishFrom = 'unknown'): BasisArtefact {
  const width = basis.terms.length;
  const scale = new Float32Array(basis.k);
  const steps = new Int16Array(basis.projection.length);
  for (let j = 0; j < basis.k; j++) {
    const row = basis.projection.subarray(j * width, (j + 1) * width);
    scale[j] = row.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0) / 32767 || 1;
    row.forEach((x, i) => (steps[j * width + i] = Math.round(x / (scale[j] ?? 1))));
  }
  return {
    format: 2,
    k: basis.k,
    unseenIdf: Math.fround(basis.unseenIdf),
    terms: basis.terms.join(' '),
    idf: toBase64(basis.idf),
    scale: toBase64(scale),
    projection: toBase64(steps),
    ...(basis.english ? { english: packWordVectors(basis.english, englishFrom) } : {}),
  };
}

/** Reads what `packBasis` wrote. Throws when the artefact's parts do not fit together. */
export function unpackBasis(stored: unknown): EmbeddingBasis {
  const artefact = artefactSchema.parse(stored);
  const terms = artefact.terms.split(' ');
  const scale = new Float32Array(bytesOf(artefact.scale));
  const steps = new Int16Array(bytesOf(artefact.projection));
  const idf = new Float32Array(bytesOf(artefact.idf));
  if (idf.length !== terms.length || scale.length !== artefact.k || steps.length !== artefact.k * terms.length) {
    throw new Error('The embedding basis is damaged: its parts differ in length.');
  }
  const projection = Float32Array.from(steps, (step, at) => step * (scale[Math.floor(at / terms.length)] ?? 0));
  const english = artefact.english && unpackWordVectors(artefact.english);
  return { k: artefact.k, terms, idf, projection, unseenIdf: artefact.unseenIdf, ...(english ? { english } : {}) };
}

/** `lsa-k<k>@<hash8>`: another basis is another model, whatever the file looks like; its formatting does not matter. */
export function modelIdOf(stored: unknown): string {
  const artefact = artefactSchema.parse(stored);
  const { english } = artefact;
  const content = [
    ...[artefact.format, artefact.k, artefact.unseenIdf, artefact.terms, artefact.idf, artefact.scale, artefact.projection],
    ...(english ? [english.dimensions, english.share, english.words, english.steps, english.scale] : []),
  ];
  return `lsa-k${artefact.k}@${createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8)}`;
}
