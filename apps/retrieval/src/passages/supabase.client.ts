import { createClient } from '@supabase/supabase-js';
import { RANKING } from '../search/ranking.ts';
import type { FoundPassage, HybridQuery } from '../search/rank-passages.ts';
import { hybridArguments, readFoundPassages } from './hybrid-search.ts';

const TIMEOUT_MS = 1_500;

/**
 * Hybrid search through `supabase.rpc`, as anybody: the knowledge is public, so nobody signs in. Node's fetch keeps the connection open.
 * Rejects with the database's or the network's words when there is no answer within 1.5 s.
 */
export function supabaseSearch(options: { url: string; anonKey: string }): (query: HybridQuery) => Promise<FoundPassage[]> {
  const supabase = createClient(options.url, options.anonKey, { accessToken: () => Promise.resolve(options.anonKey) });
  return async (query) => {
    const { data, error } = await supabase
      .rpc('hybrid_search_chunks', hybridArguments(query, RANKING))
      .abortSignal(AbortSignal.timeout(TIMEOUT_MS));
    if (error) throw new Error(`hybrid_search_chunks: ${error.code} ${error.message}`);
    return readFoundPassages(data);
  };
}
