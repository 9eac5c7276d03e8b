import type { RerankWeights } from '../rerank/rerank.ts';

/** How a search is weighed: data, tuned on the dev half of the judged questions (tools/evals/retrieval/README.md). */
export interface Ranking extends RerankWeights {
  fullTextWeight: number;
  semanticWeight: number;
  /** Cosine below which a passage is not about the question; what neither half finds is not shown. */
  minSimilarity: number;
  /** Candidates that are put in order by their texts. */
  candidates: number;
}

export const RANKING: Ranking = {
  ...{ fullTextWeight: 1, semanticWeight: 1.25, minSimilarity: 0.1, candidates: 60 },
  ...{ nearWeight: 1, feedbackWeight: 0.6, documentWeight: 0.75 },
};
