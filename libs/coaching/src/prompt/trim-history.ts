import { TURN_LIMITS, type HistoryMessage } from '@hyrox/contracts';
import { countMessage, type CountTokens } from './count-prompt.ts';

/** Room for earlier turns, in exact tokens, beside about 3,000 of system prompt and passages: six long answers or eight usual ones. */
export const HISTORY_TOKEN_BUDGET = 6_000;

/** Splits messages into turns; a turn begins with the athlete's message. What stands before the first of them is dropped. */
function splitTurns(history: readonly HistoryMessage[]): HistoryMessage[][] {
  const turns: HistoryMessage[][] = [];
  for (const message of history) {
    if (message.content.trim() === '') continue;
    if (message.role === 'user') turns.push([message]);
    else turns.at(-1)?.push(message);
  }
  return turns;
}

/**
 * The last turns of a conversation (at most eight, oldest first) that fit the budget in tokens, as they will be sent. Whole turns only:
 * an answer without its question would mislead the model.
 */
export function trimHistory(
  history: readonly HistoryMessage[],
  countTokens: CountTokens,
  budgetTokens = HISTORY_TOKEN_BUDGET,
): HistoryMessage[] {
  const kept: HistoryMessage[][] = [];
  let tokens = 0;
  for (const turn of splitTurns(history).slice(-TURN_LIMITS.historyTurns).reverse()) {
    tokens += turn.reduce((sum, message) => sum + countMessage(message.content, countTokens), 0);
    if (tokens > budgetTokens) break;
    kept.unshift(turn);
  }
  return kept.flat();
}
