import { HISTORY_TOKEN_BUDGET } from '@hyrox/coaching';
import { TURN_LIMITS } from '@hyrox/contracts';

/** What one athlete may ask and use; the database counts it. Days are UTC days. */
export interface Allowance {
  turnsPerMinute: number;
  turnsPerDay: number;
  tokensPerDay: number;
}

/** System prompt, athlete and router lines (about 700 tokens), and the passages retrieval may choose (2,600), a little rounded up. */
const PROMPT_TOKENS = 3_500;

/** The estimate of the coaching library per byte instead of per character, so that a text without Latin letters is not held too small. */
const BYTES_PER_TOKEN = 3.2;

/** The allowance as `accept_turn` takes it, with what it needs to hold a turn's worst case: prompt, message, history and a full answer. */
export const toAcceptAllowance = (allowance: Allowance) => ({
  ...allowance,
  promptTokens: PROMPT_TOKENS + TURN_LIMITS.maxAnswerTokens,
  historyTokens: HISTORY_TOKEN_BUDGET,
  bytesPerToken: BYTES_PER_TOKEN,
});
