import { neutralise } from '../prompt/neutralise.ts';
import { correctTypos } from './correct-typos.ts';
import { IDIOMS } from './idioms/idioms.ts';

/** Longest text that is read; a message is never longer. */
const MOST_CHARS = 8_000;

/**
 * A text as the rules read it: lower case, no apostrophes ("can't" is "cant"), no separators in numbers, single spaces, hidden
 * characters gone, medical typos corrected.
 */
export function normaliseForRules(text: string): string {
  const plain = neutralise(text.slice(0, MOST_CHARS)).normalize('NFKC').toLowerCase();
  return correctTypos(
    plain
      .replace(/[‘’ʼ`´]/gu, "'")
      .replace(/\b(i|he|she|it|we|you|they)'ll\b/gu, '$1 will')
      .replace(/\b(?!(?:what|he|she|it|that|there|here|who|let|where|how)'s)([a-z]+)'s\b/gu, '$1 s')
      .replace(/'/gu, '')
      .replace(/(?<=\d),(?=\d{3})/gu, '')
      .replace(/\bcan not\b/gu, 'cannot')
      .replace(/\b(dont|cant|wont|didnt|isnt|havent)(?:n't)?\b/gu, '$1')
      .replace(/[*_~#"“”()[\]]/gu, ' ')
      .replace(/[ \t]+/gu, ' '),
  );
}

/** The same without the figures of speech of the sport. */
export const withoutIdioms = (normalised: string): string => IDIOMS.without(normalised);
