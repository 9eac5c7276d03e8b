import { splitIntoPieces } from '../count-tokens.ts';
import type { FinishReason } from './completion-shapes.ts';

export interface CutAnswer {
  /** What the client gets, in order; joined they are `text`. */
  pieces: string[];
  /** How many tokens each piece stands for. */
  pieceTokens: number[];
  text: string;
  finishReason: FinishReason;
  /** The end mark counts as one token when the answer ends by itself, and not when it is cut at the limit. */
  completionTokens: number;
}

/** Holds an answer against the caller's stop strings and `max_tokens`, in tokens and exactly. */
export function cutAnswer(fullText: string, maxTokens: number, stop: readonly string[] = []): CutAnswer {
  const stopped = cutAtStop(fullText.toWellFormed(), stop);
  const pieces: string[] = [];
  const pieceTokens: number[] = [];
  let tokens = 0;
  for (const piece of splitIntoPieces(stopped)) {
    if (tokens + piece.tokens > maxTokens)
      return { pieces, pieceTokens, text: pieces.join(''), finishReason: 'length', completionTokens: maxTokens };
    tokens += piece.tokens;
    pieces.push(piece.text);
    pieceTokens.push(piece.tokens);
  }
  const room = tokens < maxTokens;
  return { pieces, pieceTokens, text: stopped, finishReason: room ? 'stop' : 'length', completionTokens: room ? tokens + 1 : tokens };
}

function cutAtStop(text: string, stop: readonly string[]): string {
  const places = stop
    .filter((word) => word !== '')
    .map((word) => text.indexOf(word))
    .filter((at) => at >= 0);
  return places.length === 0 ? text : text.slice(0, Math.min(...places));
}
