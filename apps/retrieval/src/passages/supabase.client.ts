import { createClient } from '@supabase/supabase-js';
import type { HybridQuery } from '../search/rank-passages.ts';
import { RANKING } from '../search/ranking.ts';
import { candidateArguments, readCandidates } from './candidates.ts';
import type { FindPassagesDeps } from './find-passages.ts';

const TIMEOUT_MS = 1_500;

/**
 * The search through `supabase.rpc`, as anybody: the knowledge is public, so nobody signs in. Node's fetch keeps the connection open.
 * Rejects with the database's or the network's words when there is no answer within 1.5 s.
 */
export function supabaseSearch(options: { url: string; anonKey: string }): Pick<FindPassagesDeps, 'candidates' | 'passages'> {
  const supabase = createClient(options.url, options.anonKey, { accessToken: () => Promise.resolve(options.anonKey) });
  const call = async (name: string, given: Record<string, unknown>): Promise<unknown> => {
    const { data, error } = await supabase.rpc(name, given).abortSignal(AbortSignal.timeout(TIMEOUT_MS));
    if (error) throw new Error(`${name}: ${error.code} ${error.message}`);
    return data;
  };
  return {
    candidates: async (query: HybridQuery) => readCandidates(await call('kc_candidates', candidateArguments(query, RANKING))),
    passages: (ids) => call('kc_passages', { ids }),
  };
}
