/** How both halves of a search are weighed: data, tuned on the dev half of the judged questions (tools/evals/retrieval/README.md). */
export interface Ranking {
  fullTextWeight: number;
  semanticWeight: number;
  /** Cosine below which a passage is not about the question; what neither half finds is not shown. */
  minSimilarity: number;
}

export const RANKING: Ranking = { fullTextWeight: 1, semanticWeight: 1, minSimilarity: 0.1 };
