import { z } from 'zod';
import type { Ranking } from '../search/ranking.ts';
import type { FoundPassage, HybridQuery } from '../search/rank-passages.ts';

/** The arguments of the SQL function `hybrid_search_chunks`, by name. */
export function hybridArguments({ text, embedding, count, tags }: HybridQuery, ranking: Ranking): Record<string, unknown> {
  return {
    query_text: text,
    query_embedding: embedding ? shortNumbers(embedding.vector) : null,
    match_count: count,
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
    content: z.string(),
    source_name: z.string(),
    section: z.string(),
    score: z.number(),
    est_tokens: z.int(),
    keyword_score: z.number().nullable(),
    keyword_share: z.number().nullable(),
    semantic_score: z.number().nullable(),
    source_doc: z.string(),
    heading_path: z.string(),
    chunk_index: z.int(),
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
    keyword: row.keyword_score,
    share: row.keyword_share,
    semantic: row.semantic_score,
    place: `${row.source_doc} › ${row.heading_path}`,
    index: row.chunk_index,
  }));

/** Seven decimals lose nothing that a rank could show and halve the request. */
const shortNumbers = (vector: Float32Array): number[] => Array.from(vector, (x) => Math.round(x * 1e7) / 1e7);
