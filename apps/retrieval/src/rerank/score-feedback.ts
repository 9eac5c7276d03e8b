import { slotOf, type IndexedPassage } from './indexed-passage.ts';
import { rarity } from './rarity.ts';

const LEADERS = 5;
const WORDS = 30;
/** A word that more of the passages have tells nothing. */
const COMMON = 0.5;
const K1 = 2;
const B = 0.75;

/**
 * For each passage, how much it has of the thirty words that set the five best apart from the others (pseudo-relevance feedback, the relevance
 * model RM3 of Abdul-Jaleel and others 2004), counted as Okapi BM25 counts. `scores` say which are best; all are at least 0.
 */
export function scoreFeedback(scores: readonly number[], passages: readonly IndexedPassage[], vocabularySize: number): number[] {
  const having = new Uint16Array(vocabularySize);
  for (const { words } of passages) for (const word of words) having[word] = (having[word] ?? 0) + 1;
  const telling = tellingWords(scores, passages, having);
  const total = telling.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  const mean = passages.reduce((sum, { length }) => sum + length, 0) / passages.length;
  return passages.map((passage) => {
    const norm = K1 * (1 - B + (B * passage.length) / mean);
    return telling.reduce((sum, [word, weight]) => {
      const slot = slotOf(passage, word);
      if (slot < 0) return sum;
      const count = passage.counts[slot] ?? 0;
      return sum + (((weight / total) * count * (K1 + 1)) / (count + norm)) * rarity(having[word] ?? 0, passages.length);
    }, 0);
  });
}

function tellingWords(
  scores: readonly number[],
  passages: readonly IndexedPassage[],
  having: Uint16Array,
): (readonly [word: number, weight: number])[] {
  const leaders = scores
    .map((score, at) => ({ score, passage: passages[at] }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, LEADERS);
  const total = leaders.reduce((sum, { score }) => sum + score, 0) || 1;
  const weights = new Map<number, number>();
  for (const { score, passage } of leaders) {
    passage?.words.forEach((word, slot) => {
      const share = (having[word] ?? 0) / passages.length;
      if (share > COMMON) return;
      const weight = ((score / total) * (passage.counts[slot] ?? 0) * -Math.log(share)) / passage.length;
      weights.set(word, (weights.get(word) ?? 0) + weight);
    });
  }
  return [...weights].toSorted(([wordA, a], [wordB, b]) => b - a || wordA - wordB).slice(0, WORDS);
}
