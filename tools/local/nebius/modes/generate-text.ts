import { splitIntoPieces } from '../count-tokens.ts';

/** Everything that breaks naive streaming: quotes, backslashes, line breaks, characters of two to four bytes, joined emoji. */
const WORDS = ('Run| easy| for| 1| km|,| then| "row"|\n| push\\pull| né| 🛷| 漢字| 🧗‍♀️| hold| – rest| ½|.| ok| €' satisfies string).split(
  '|',
);

export interface GenerateOrder {
  /** Exact length in Llama 3 tokens, short of it only where the last character would not fit. */
  tokens?: number | undefined;
  /** Length in UTF-16 units, at least; the text ends with the word that reaches it. */
  chars?: number | undefined;
  /** The same seed gives the same text, everywhere. */
  seed: string;
}

/** Word number `at` of the text that belongs to `seed`; every word is at least one token. */
export function generatedWord(seed: string, at: number): string {
  let hash = 0;
  for (let i = 0; i < seed.length; i++) hash = (Math.imul(hash, 31) + seed.charCodeAt(i)) | 0;
  const mixed = Math.imul(hash ^ Math.imul(at + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;
  const word = WORDS[(mixed >>> 8) % WORDS.length] ?? 'Run';
  return at % 7 === 0 ? `${word}[${at}]` : word;
}

/** Long pseudo text, a pure function of its order: a checker recomputes what a reader must have received. Default length 200 tokens. */
export function generateText({ tokens, chars, seed }: GenerateOrder): string {
  if (chars !== undefined) {
    let text = '';
    for (let at = 0; text.length < chars; at++) text += generatedWord(seed, at);
    return text;
  }
  const wanted = tokens ?? 200;
  const words = Array.from({ length: wanted }, (_, at) => generatedWord(seed, at)).join('');
  let used = 0;
  const kept = splitIntoPieces(words).filter((piece) => (used += piece.tokens) <= wanted);
  return kept.map((piece) => piece.text).join('');
}
