/** Characters per token of English coaching text, measured low so that an estimate errs towards too many tokens. */
const CHARS_PER_TOKEN = 3.2;

/** What a chat template adds around each message: role header and end marker. */
const TOKENS_PER_MESSAGE = 5;

/** Estimated tokens of one chat message. An estimate for budgets, never for money. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARS_PER_TOKEN) + TOKENS_PER_MESSAGE;
}
