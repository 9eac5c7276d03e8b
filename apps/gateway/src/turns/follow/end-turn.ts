import type { TurnEnd } from '@hyrox/contracts';
import { catchUp, restartTurn, showNotices, tellReaders, type LiveTurn } from './live-turn.ts';

/** Says the last words: notices of the checks, usage, then the one terminal event, each after all of the text. */
function sayLastWords(turn: LiveTurn, end: TurnEnd): void {
  showNotices(turn, end.notices);
  const { model, tokensIn, tokensOut, costNanoUsd } = end;
  if (model !== undefined && tokensIn !== undefined && tokensOut !== undefined && costNanoUsd !== undefined)
    tellReaders(turn, { name: 'usage', data: { model, tokensIn, tokensOut, costNanoUsd } });
  tellReaders(turn, { name: end.outcome, data: { ...end, attempt: turn.attempt, length: turn.text.length } });
}

/** Ends the turn for every reader. Called once per turn, after the commit: workers and the record speak of an end only then. */
export function endTurn(turn: LiveTurn, end: TurnEnd): void {
  if (turn.end) return;
  for (const reader of turn.readers) {
    if (reader.at > turn.text.length) {
      // It came with a place beyond the text: what it has is not this answer.
      reader.at = 0;
      reader.restart(turn.attempt, '');
    }
    catchUp(turn, reader);
  }
  sayLastWords(turn, end);
  turn.end = end;
  for (const reader of turn.readers) reader.close();
  turn.readers.clear();
}

/** Ends the turn as it is stored. When the stored text is not what was shown, the stored text counts. */
export function endAsRecorded(turn: LiveTurn, recorded: { text: string; end: TurnEnd }): void {
  if (turn.end) return;
  if (!recorded.text.startsWith(turn.text)) restartTurn(turn, turn.attempt);
  turn.text = recorded.text;
  endTurn(turn, recorded.end);
}
