/** No window is longer: a pattern's work on one is bounded, so the work on a text grows with its length and no faster. */
export const MOST_SENTENCE_CHARS = 600;
/** A phrase that a cut would tear stands whole in one of the two windows. */
const OVERLAP_CHARS = 150;

/** Sentences and clauses of a normalised text; one without an end is cut into windows that overlap. */
export function splitSentences(text: string): string[] {
  return text.split(/[.!?;\n]+(?=\s|$)|\n| but | however /u).flatMap((sentence) => {
    const trimmed = sentence.trim();
    if (trimmed === '') return [];
    if (trimmed.length <= MOST_SENTENCE_CHARS) return [trimmed];
    const step = MOST_SENTENCE_CHARS - OVERLAP_CHARS;
    return Array.from({ length: Math.ceil(trimmed.length / step) }, (_, i) => trimmed.slice(i * step, i * step + MOST_SENTENCE_CHARS));
  });
}
