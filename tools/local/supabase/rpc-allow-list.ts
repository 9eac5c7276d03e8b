/** The functions of schema public that may be called through `/rest/v1/rpc`. Every other name is answered as if it did not exist. */
export const RPC_ALLOW_LIST: readonly string[] = [
  'hybrid_search_chunks',
  'kc_candidates',
  'kc_passages',
  'match_chunks',
  'match_training_examples',
];
