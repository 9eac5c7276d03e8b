import { stemmer } from 'stemmer';

const STOP_WORDS = new Set(
  (
    'a about above after again against all am an and any are as at be because been before being below between both but by can could ' +
    'did do does doing don down during each few for from further had has have having he her here hers him his how i if in into is it ' +
    'its just me more most my no nor not now of off on once only or other our out over own same she should so some such than that the ' +
    'their them then there these they this those through to too under until up very was we were what when where which while who whom ' +
    'why will with would you your'
  ).split(' '),
);

/**
 * The words of a text that carry meaning: lower case, stop words dropped, numbers such as `1:30` and `2.70` kept whole.
 * Every stored vector depends on this list: change it only together with the basis' `format`, else old and new vectors share an id.
 */
export function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’](?:s|m|re|ve|ll|d|t)\b/g, '');
  const words = plain.match(/[a-z0-9]+(?:[.:][0-9]+)*/g) ?? [];
  return words.filter((word) => !STOP_WORDS.has(word));
}

/** The same words stemmed (Porter). */
export const contentWords = (text: string): string[] => plainWords(text).map((word) => stemmer(word));

/** "What does a good one look like?" asks nothing about looks. */
const ASKING = new Set(['look', 'looks', 'looked', 'looking']);

/** May such a word have a vector of its own in an English table? Figures, stop words and words of asking say nothing there. */
export const isEnglishWord = (word: string): boolean => /^[a-z]{2,}$/.test(word) && !STOP_WORDS.has(word) && !ASKING.has(word);

/** How often each word occurs, in order of first appearance. */
export function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
