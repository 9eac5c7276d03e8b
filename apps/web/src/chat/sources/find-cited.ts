/** A passage sentence counts as cited from this share of the citing sentence's weight on. */
const LEAST_OVERLAP = 0.22;
/** Further sentences are marked when they match nearly as well as the best one. */
const NEAR_BEST = 0.85;
const MOST_MARKED = 2;
const NUMBER_WEIGHT = 2;

const STOP_WORDS = new Set(
  'a an and are as at be but by can do for from has have how if in into is it its more no not of on one or over so than that the their then there they this to up was we what when which while who will with you your'.split(
    ' ',
  ),
);

/**
 * Which sentences of a passage a sentence of an answer rests on, by the words and numbers they share: indices in the order of the passage,
 * at most two, none when nothing fits. Rare words weigh more than those found all over the passage, numbers twice as much.
 */
export function findCited(citing: string, sentences: readonly string[]): number[] {
  const wanted = wordsOf(citing);
  const found = sentences.map(wordsOf);
  const weightOf = (word: string) => {
    const seenIn = found.filter((words) => words.has(word)).length;
    return (/\d/.test(word) ? NUMBER_WEIGHT : 1) * Math.log(1 + sentences.length / Math.max(1, seenIn));
  };
  const total = [...wanted].reduce((sum, word) => sum + weightOf(word), 0);
  if (total === 0) return [];
  const scores = found.map((words) => {
    const shared = [...words].filter((word) => wanted.has(word)).reduce((sum, word) => sum + weightOf(word), 0);
    // A long sentence holds many words by chance: what it shares counts a little less for each it does not.
    return shared / (total + 0.08 * Math.max(0, words.size - wanted.size));
  });
  const best = Math.max(...scores);
  if (best < LEAST_OVERLAP) return [];
  const near = scores.flatMap((score, index) => (score >= best * NEAR_BEST ? [{ score, index }] : []));
  return near
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, MOST_MARKED)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

/** Words without endings, and numbers with `4:30` and `1.5` whole. */
function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\d+(?:[:.,]\d+)*|\p{L}+/gu) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word)).map((word) => (/^\d/.test(word) ? word.replaceAll(',', '') : stem(word))));
}

const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/, '') : word);
