import { z } from 'zod';
import type { HybridQuery } from '../search/rank-passages.ts';
import type { Ranking } from '../search/ranking.ts';

/** What the search says of a passage, without its text. */
export interface Candidate {
  id: string;
  /** Of the text that was searched. */
  sha: string;
  /** Both halves together. */
  score: number;
  /** BM25; null when the keyword half did not find it. */
  keyword: number | null;
  /** Of what the words of the question could reach at most, the part it reached, 0 to 1. */
  share: number | null;
  /** Cosine; null when the semantic half did not find it. */
  semantic: number | null;
}

/** The arguments of the SQL function `kc_candidates`, by name. */
export function candidateArguments({ text, embedding, tags }: HybridQuery, ranking: Ranking): Record<string, unknown> {
  return {
    query_text: text,
    query_embedding: embedding ? shortNumbers(embedding.vector) : null,
    match_count: ranking.candidates,
    full_text_weight: ranking.fullTextWeight,
    semantic_weight: ranking.semanticWeight,
    vectors_of: embedding?.model ?? null,
    min_similarity: ranking.minSimilarity,
    ...(tags?.length ? { only_tags: tags } : {}),
  };
}

const Rows = z.array(
  z.object({
    id: z.string(),
    content_sha: z.string(),
    score: z.number(),
    keyword_score: z.number().nullable(),
    keyword_share: z.number().nullable(),
    semantic_score: z.number().nullable(),
  }),
);

/** Reads its rows. Throws when they have another shape. */
export const readCandidates = (rows: unknown): Candidate[] =>
  Rows.parse(rows).map((row) => ({
    ...{ id: row.id, sha: row.content_sha, score: row.score },
    ...{ keyword: row.keyword_score, share: row.keyword_share, semantic: row.semantic_score },
  }));

/** Seven decimals lose nothing that a rank could show and halve the request. */
const shortNumbers = (vector: Float32Array): number[] => Array.from(vector, (x) => Math.round(x * 1e7) / 1e7);
