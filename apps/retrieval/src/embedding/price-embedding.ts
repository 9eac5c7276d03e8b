/** Nano-dollars per token, OpenAI's price list of 2026: $0.02, $0.13 and $0.10 per million. Local LSA vectors cost nothing. */
const NANO_USD_PER_TOKEN: readonly (readonly [model: RegExp, nanoUsd: number])[] = [
  [/^text-embedding-3-small$/, 20],
  [/^text-embedding-3-large$/, 130],
  [/^text-embedding-ada-002$/, 100],
  [/^lsa-/, 0],
];

/** What an embedding cost. `exact` is false for a model without a known price: then the cost counts as 0 and says so. */
export function priceEmbedding(model: string, tokens: number): { costNanoUsd: number; exact: boolean } {
  const nanoUsd = NANO_USD_PER_TOKEN.find(([pattern]) => pattern.test(model))?.[1];
  return { costNanoUsd: (nanoUsd ?? 0) * tokens, exact: nanoUsd !== undefined };
}
