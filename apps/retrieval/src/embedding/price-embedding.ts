/** Nano-dollars per token, OpenAI's price list of 2026: $0.02, $0.13 and $0.10 per million. Local LSA vectors cost nothing. */
const NANO_USD_PER_TOKEN: readonly (readonly [model: RegExp, nanoUsd: number])[] = [
  [/^text-embedding-3-small$/, 20],
  [/^text-embedding-3-large$/, 130],
  [/^text-embedding-ada-002$/, 100],
  [/^lsa-/, 0],
];

/** The day these prices count from. */
const VALID_FROM = '2026-01-01';

/** What an embedding cost. `exact` is false for a model without a known price: then the cost counts as 0 and says so. */
export function priceEmbedding(model: string, tokens: number): { costNanoUsd: number; exact: boolean; priceValidFrom?: string } {
  const nanoUsd = NANO_USD_PER_TOKEN.find(([pattern]) => pattern.test(model))?.[1];
  if (nanoUsd === undefined) return { costNanoUsd: 0, exact: false };
  return { costNanoUsd: nanoUsd * tokens, exact: true, priceValidFrom: VALID_FROM };
}
