import { z } from 'zod';
import type { Ranking } from '../search/ranking.ts';
import type { FoundPassage, HybridQuery } from '../search/rank-passages.ts';

/** The arguments of the SQL function `hybrid_search_chunks`, by name. */
export function hybridArguments({ text, embedding, count }: HybridQuery, ranking: Ranking): Record<string, unknown> {
  return {
    query_text: text,
    query_embedding: embedding ? shortNumbers(embedding.vector) : null,
    match_count: count,
    full_text_weight: ranking.fullTextWeight,
    semantic_weight: ranking.semanticWeight,
    vectors_of: embedding?.model ?? null,
    min_similarity: ranking.minSimilarity,
  };
}

const Rows = z.array(
  z.object({
    id: z.string(),
    content: z.string(),
    source_name: z.string(),
    section: z.string(),
    score: z.number(),
    est_tokens: z.int(),
  }),
);

/** Reads its rows. Throws when they have another shape. */
export const readFoundPassages = (rows: unknown): FoundPassage[] =>
  Rows.parse(rows).map((row) => ({
    id: row.id,
    content: row.content,
    sourceName: row.source_name,
    section: row.section,
    score: row.score,
    tokens: row.est_tokens,
  }));

/** Seven decimals lose nothing that a rank could show and halve the request. */
const shortNumbers = (vector: Float32Array): number[] => Array.from(vector, (x) => Math.round(x * 1e7) / 1e7);
