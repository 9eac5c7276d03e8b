import type { Vocabulary } from './vocabulary.ts';

/** What a passage is searched by. */
export interface PassageTexts {
  headings: string;
  content: string;
  /** Questions in athletes' words, one a line; may be empty. */
  asked: string;
}

/** The words of a passage, ready to be compared: a few kilobytes each. */
export interface IndexedPassage {
  /** Different words, ascending. */
  words: Int32Array;
  /** How much each of them counts: a heading word three times, a word of a question twice. */
  counts: Float64Array;
  /** Where the places of each begin in `places`; one entry more than there are words. */
  starts: Int32Array;
  /** Places, ascending per word. Headings, content and each question lie apart, so that no word of one is near a word of another. */
  places: Int32Array;
  /** Sum of `counts`. */
  length: number;
}

const HEADING_WEIGHT = 3;
const ASKED_WEIGHT = 2;
const APART = 50;

export function indexPassage(texts: PassageTexts, vocabulary: Vocabulary): IndexedPassage {
  const found = new Map<number, { count: number; places: number[] }>();
  let offset = 0;
  const add = (text: string, weight: number) => {
    let last = 0;
    for (const { word, at } of vocabulary.read(text)) {
      const entry = found.get(word) ?? { count: 0, places: [] };
      entry.count += weight;
      entry.places.push(offset + at);
      found.set(word, entry);
      last = at;
    }
    offset += last + APART;
  };
  add(texts.headings, HEADING_WEIGHT);
  add(texts.content, 1);
  for (const question of texts.asked.split('\n')) add(question, ASKED_WEIGHT);
  const entries = [...found].toSorted(([a], [b]) => a - b);
  const starts = new Int32Array(entries.length + 1);
  entries.forEach(([, { places }], at) => (starts[at + 1] = (starts[at] ?? 0) + places.length));
  return {
    words: Int32Array.from(entries, ([word]) => word),
    counts: Float64Array.from(entries, ([, { count }]) => count),
    starts,
    places: Int32Array.from(entries.flatMap(([, { places }]) => places)),
    length: entries.reduce((sum, [, { count }]) => sum + count, 0),
  };
}

/** Where a word stands in `words`; −1 when the passage does not have it. */
export function slotOf({ words }: IndexedPassage, word: number): number {
  let low = 0;
  let high = words.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = words[middle] ?? 0;
    if (found === word) return middle;
    if (found < word) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
