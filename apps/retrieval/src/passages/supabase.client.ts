import { createClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { FoundPassage, HybridQuery } from '../search/search-passages.ts';

const FULL_TEXT_WEIGHT = 1;
/** Tuned on labelled questions: keyword ranks of everyday words are noise, so meaning counts half as much again. */
const SEMANTIC_WEIGHT = 1.5;
const RRF_K = 50;
/** Below this a passage is not about the question; what neither half finds is not shown. */
const MIN_SIMILARITY = 0.1;
const TIMEOUT_MS = 1_500;

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

/**
 * Hybrid search through `supabase.rpc`, as anybody: the knowledge is public, so nobody signs in. Node's fetch keeps the connection open.
 * Rejects with the database's or the network's words when there is no answer within 1.5 s.
 */
export function supabaseSearch(options: { url: string; anonKey: string }): (query: HybridQuery) => Promise<FoundPassage[]> {
  const supabase = createClient(options.url, options.anonKey, { accessToken: () => Promise.resolve(options.anonKey) });
  return async ({ text, embedding, count }) => {
    const { data, error } = await supabase
      .rpc('hybrid_search_chunks', {
        query_text: text,
        query_embedding: embedding ? shortNumbers(embedding.vector) : null,
        match_count: count,
        full_text_weight: FULL_TEXT_WEIGHT,
        semantic_weight: SEMANTIC_WEIGHT,
        rrf_k: RRF_K,
        vectors_of: embedding?.model ?? null,
        min_similarity: MIN_SIMILARITY,
      })
      .abortSignal(AbortSignal.timeout(TIMEOUT_MS));
    if (error) throw new Error(`hybrid_search_chunks: ${error.code} ${error.message}`);
    return Rows.parse(data).map((row) => ({
      id: row.id,
      content: row.content,
      sourceName: row.source_name,
      section: row.section,
      score: row.score,
      tokens: row.est_tokens,
    }));
  };
}

/** Seven decimals lose nothing that a rank could show and halve the request. */
const shortNumbers = (vector: Float32Array): number[] => Array.from(vector, (x) => Math.round(x * 1e7) / 1e7);
