import { contentWords, countWords } from './content-words.ts';
import type { EmbeddingBasis } from './embedding-basis.ts';
import { orthonormalise, seededNoise } from './orthonormalise.ts';

export interface FitOptions {
  /** Latent dimensions wanted; fewer when the texts are fewer. */
  k?: number;
  /** A word must occur in this many texts to enter the vocabulary. */
  minTexts?: number;
  iterations?: number;
  seed?: number;
}

type SparseRow = readonly (readonly [term: number, weight: number])[];

/**
 * Latent semantic analysis of a collection: tf-idf rows of unit length, then the k strongest right singular vectors found by
 * subspace iteration from a seeded start. The same texts give the same bits. Needs at least three texts.
 */
export function fitBasis(texts: readonly string[], options: FitOptions = {}): EmbeddingBasis {
  const { k: wanted = 200, minTexts = 2, iterations = 12, seed = 42 } = options;
  const documents = texts.map((text) => countWords(contentWords(text)));
  const { terms, idf } = weighVocabulary(documents, minTexts);
  if (texts.length < 3 || terms.size < 3) throw new Error('A basis needs at least three texts that share words.');
  const rows = documents.map((counts) => weighDocument(counts, terms, idf));
  const k = Math.min(wanted, rows.length - 1, terms.size - 1);
  const width = Math.min(k + 16, rows.length, terms.size);
  const left = strongestDocuments(rows, terms.size, width, iterations, seed);
  return {
    k,
    terms: [...terms.keys()],
    idf: Float32Array.from(idf),
    projection: Float32Array.from(projectTerms(rows, terms.size, left, width, k)),
    unseenIdf: Math.log(1 + (rows.length + 0.5) / 0.5),
  };
}

/** Words in code-point order with Robertson's idf, ln(1 + (N − df + ½) / (df + ½)). */
function weighVocabulary(documents: readonly Map<string, number>[], minTexts: number) {
  const seenIn = new Map<string, number>();
  for (const counts of documents) for (const word of counts.keys()) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  const kept = [...seenIn].filter(([, count]) => count >= minTexts).sort(([a], [b]) => (a < b ? -1 : 1));
  const terms = new Map(kept.map(([word], at) => [word, at]));
  const idf = kept.map(([, count]) => Math.log(1 + (documents.length - count + 0.5) / (count + 0.5)));
  return { terms, idf };
}

function weighDocument(counts: Map<string, number>, terms: Map<string, number>, idf: readonly number[]): SparseRow {
  const entries: [number, number][] = [];
  for (const [word, count] of counts) {
    const at = terms.get(word);
    if (at !== undefined) entries.push([at, (1 + Math.log(count)) * (idf[at] ?? 0)]);
  }
  const length = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return entries.map(([at, weight]) => [at, weight / length]);
}

/** `width` rows of length N spanning the strongest directions of A·Aᵀ, where A holds the documents. */
function strongestDocuments(rows: readonly SparseRow[], termCount: number, width: number, iterations: number, seed: number): Float64Array {
  const count = rows.length;
  const space = new Float64Array(width * count).map(seededNoise(seed));
  const inTerms = new Float64Array(termCount);
  orthonormalise(space, width, count);
  for (let round = 0; round < iterations; round++) {
    for (let j = 0; j < width; j++) {
      const direction = space.subarray(j * count, (j + 1) * count);
      sumRows(rows, direction, inTerms);
      rows.forEach((row, r) => (direction[r] = row.reduce((sum, [at, weight]) => sum + weight * (inTerms[at] ?? 0), 0)));
    }
    orthonormalise(space, width, count);
  }
  return space;
}

/** The k strongest directions carried over to words, orthonormal, strongest first. */
function projectTerms(rows: readonly SparseRow[], termCount: number, left: Float64Array, width: number, k: number): Float64Array {
  const directions = Array.from({ length: width }, (_, j) => {
    const inTerms = new Float64Array(termCount);
    sumRows(rows, left.subarray(j * rows.length, (j + 1) * rows.length), inTerms);
    return { inTerms, strength: inTerms.reduce((sum, x) => sum + x * x, 0) };
  });
  directions.sort((a, b) => b.strength - a.strength);
  const projection = new Float64Array(k * termCount);
  directions.slice(0, k).forEach(({ inTerms }, j) => projection.set(inTerms, j * termCount));
  orthonormalise(projection, k, termCount);
  return projection;
}

/** out = Σ weights[r] · rows[r] */
function sumRows(rows: readonly SparseRow[], weights: Float64Array, out: Float64Array): void {
  out.fill(0);
  rows.forEach((row, r) => {
    const factor = weights[r] ?? 0;
    for (const [at, weight] of row) out[at] = (out[at] ?? 0) + factor * weight;
  });
}
