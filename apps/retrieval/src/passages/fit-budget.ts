/** Tokens of context a turn may spend; more crowds out the conversation and costs money without better answers. */
export const CONTEXT_TOKENS = 2_600;

/**
 * The best passages that fit the budget together, in their order. One that is too long is left out and a shorter one after it may still fit;
 * the first always stays.
 */
export function fitBudget<P extends { tokens: number }>(passages: readonly P[], count: number, budgetTokens = CONTEXT_TOKENS): P[] {
  const chosen: P[] = [];
  let spent = 0;
  for (const passage of passages) {
    if (chosen.length === count) break;
    if (chosen.length > 0 && spent + passage.tokens > budgetTokens) continue;
    chosen.push(passage);
    spent += passage.tokens;
  }
  return chosen;
}
