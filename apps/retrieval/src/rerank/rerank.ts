import type { IndexedPassage } from './indexed-passage.ts';
import { scoreNearPairs } from './near-pairs.ts';
import { scoreDocuments } from './score-documents.ts';
import { scoreFeedback } from './score-feedback.ts';
import { standardise } from './spread.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface RerankWeights {
  nearWeight: number;
  feedbackWeight: number;
  documentWeight: number;
}

export interface Rerankable {
  id: string;
  /** Of both halves together; at least 0. */
  score: number;
  document: string;
  index: IndexedPassage;
}

/**
 * The candidates in a better order, each with its new score: to the fused score is added what only the texts tell, namely which of the question's words
 * stand near each other, which words the best candidates share, and how good the other candidates of the same document are. Equal scores are
 * ordered by id.
 */
export function rerank<C extends Rerankable>(text: string, candidates: readonly C[], weights: RerankWeights, vocabulary: Vocabulary): C[] {
  if (candidates.length < 2) return [...candidates];
  const question = [...new Set(vocabulary.read(text).map(({ word }) => word))];
  const passages = candidates.map(({ index }) => index);
  let scores = candidates.map(({ score }) => score);
  const add = (weight: number, parts: readonly number[]) => (scores = scores.map((score, at) => score + weight * (parts[at] ?? 0)));
  add(weights.nearWeight, standardise(scoreNearPairs(question, passages)));
  add(weights.feedbackWeight, standardise(scoreFeedback(scores, passages, vocabulary.size)));
  add(
    weights.documentWeight,
    scoreDocuments(
      scores,
      candidates.map(({ document }) => document),
    ),
  );
  return candidates
    .map((candidate, at) => ({ ...candidate, score: scores[at] ?? candidate.score }))
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
