import { NO_TOKEN, type LlamaVocabulary } from './llama-vocabulary.ts';
import { LowestFirst } from './lowest-first.ts';

/** Words, numbers of up to three digits, runs of signs and of blanks: no token crosses from one to the next. From Llama 3's tokeniser file. */
const PIECES =
  /'(?:[sStTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;
const CONTROL =
  /<\|(?:begin_of_text|end_of_text|start_header_id|end_header_id|eot_id|eom_id|python_tag|finetune_right_pad_id|reserved_special_token_(?:\d|[1-9]\d|1\d\d|2[0-3]\d|24[0-7]))\|>/u;
const MOST_BYTES_PER_UNIT = 3;

/** A pair waits as its rank times this and the byte it begins at, so that of equal ranks the leftmost comes first. */
const STRIDE = 2 ** 32;

const encoder = new TextEncoder();

/**
 * Counts as Llama 3's tokeniser does: byte pair encoding, neighbours merged in the order of the rank of what they make, the leftmost of
 * equals first. A control string (`<|eot_id|>`) is one token.
 */
export function llamaCounter(vocabulary: LlamaVocabulary): (text: string) => number {
  const pairs = new LowestFirst();
  let bytes = new Uint8Array(0);
  /** Of the part that begins at a byte: where the one before and the next one begin, and the rank of it and the next together. */
  let previous = new Int32Array(0);
  let next = new Int32Array(0);
  let ranks = new Int32Array(0);

  const makeRoom = (size: number): void => {
    if (size <= bytes.length) return;
    bytes = new Uint8Array(2 * size);
    [previous, next, ranks] = [new Int32Array(2 * size), new Int32Array(2 * size), new Int32Array(2 * size)];
  };

  const weigh = (part: number, length: number): void => {
    const second = next[part] ?? length;
    const rank = second < length ? vocabulary.rankOf(bytes, part, next[second] ?? length) : NO_TOKEN;
    ranks[part] = rank;
    if (rank !== NO_TOKEN) pairs.push(rank * STRIDE + part);
  };

  const merge = (part: number, length: number): void => {
    const second = next[part] ?? length;
    const third = next[second] ?? length;
    ranks[second] = NO_TOKEN;
    next[part] = third;
    if (third < length) previous[third] = part;
    weigh(part, length);
    if (part > 0) weigh(previous[part] ?? 0, length);
  };

  const countPiece = (piece: string): number => {
    makeRoom(piece.length * MOST_BYTES_PER_UNIT);
    const length = encoder.encodeInto(piece, bytes).written;
    if (vocabulary.rankOf(bytes, 0, length) !== NO_TOKEN) return 1;
    for (let part = 0; part < length; part++) {
      previous[part] = part - 1;
      next[part] = part + 1;
    }
    for (let part = 0; part < length; part++) weigh(part, length);
    let count = length;
    for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
      const part = pair % STRIDE;
      // A pair whose parts have changed since is no longer one.
      if (ranks[part] !== (pair - part) / STRIDE) continue;
      merge(part, length);
      count--;
    }
    return count;
  };

  const countPlain = (text: string): number => (text.match(PIECES) ?? []).reduce((sum, piece) => sum + countPiece(piece), 0);

  return (text) => {
    const parts = text.includes('<|') ? text.split(CONTROL) : [text];
    return parts.reduce((sum, part) => sum + countPlain(part), parts.length - 1);
  };
}
