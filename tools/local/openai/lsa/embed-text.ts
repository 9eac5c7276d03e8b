import { wordSummer } from '../words/word-vectors.ts';
import { contentWords, countWords, plainWords } from './content-words.ts';
import { DIMENSIONS, type EmbeddingBasis } from './embedding-basis.ts';

/** How much words unknown to the basis weigh beside the known ones. */
const UNSEEN_SHARE = 0.35;

/** Turns one text into a unit vector of 1536 numbers (all zero only for a text without a single content word). */
export type EmbedText = (text: string) => Float32Array;

/**
 * Prepares a basis for embedding. The first k dimensions are the latent ones; words the basis never saw (names, places) are hashed with
 * a sign into the rest, so that two texts sharing an unknown word still come closer. What the words mean in English elsewhere, where the
 * basis knows that, takes the last dimensions.
 */
export function textEmbedder(basis: EmbeddingBasis): EmbedText {
  const placeOf = new Map(basis.terms.map((word, at) => [word, at]));
  const width = basis.terms.length;
  const sumOf = basis.english && wordSummer(basis.english);
  return (text) => {
    const latent = new Float64Array(basis.k);
    const unseen = new Float64Array(DIMENSIONS - basis.k - (basis.english?.dimensions ?? 0));
    for (const [word, count] of countWords(contentWords(text))) {
      const at = placeOf.get(word);
      if (at === undefined) {
        addUnseen(unseen, word, (1 + Math.log(count)) * basis.unseenIdf);
        continue;
      }
      const weight = (1 + Math.log(count)) * (basis.idf[at] ?? 0);
      for (let j = 0; j < basis.k; j++) latent[j] = (latent[j] ?? 0) + weight * (basis.projection[j * width + at] ?? 0);
    }
    const own = joinParts(latent, unseen);
    return basis.english && sumOf ? withEnglish(own, sumOf(plainWords(text)), basis.english.share) : own;
  };
}

function addUnseen(unseen: Float64Array, word: string, weight: number): void {
  const hash = fnv1a(word);
  const at = hash % unseen.length;
  const sign = (hash >>> 16) & 1 ? 1 : -1;
  unseen[at] = (unseen[at] ?? 0) + sign * weight;
}

function joinParts(latent: Float64Array, unseen: Float64Array): Float32Array {
  const joined = new Float64Array(DIMENSIONS);
  joined.set(scaled(latent, 1), 0);
  joined.set(scaled(unseen, UNSEEN_SHARE), latent.length);
  return Float32Array.from(scaled(joined, 1));
}

function withEnglish(own: Float32Array, english: Float64Array, share: number): Float32Array {
  const joined = scaled(own, Math.sqrt(1 - share));
  joined.set(scaled(english, Math.sqrt(share)), DIMENSIONS - english.length);
  return Float32Array.from(scaled(joined, 1));
}

/** The same direction at the wanted length; a zero vector stays zero. */
export function scaled(vector: Float64Array | Float32Array, wantedLength: number): Float64Array {
  let squares = 0;
  for (const x of vector) squares += x * x;
  const factor = squares === 0 ? 0 : wantedLength / Math.sqrt(squares);
  return Float64Array.from(vector, (x) => x * factor);
}

/** FNV-1a, 32 bits: the same on every machine. */
function fnv1a(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
