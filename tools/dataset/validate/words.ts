/** Words in small letters, figures kept whole: `5:30/km` gives `5:30` and `km`. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,:'’][\p{L}\p{N}]+)*/gu) ?? [];

/** The runs of `n` words in a row. A text shorter than that has none. */
export function shingles(words: readonly string[], n: number): string[] {
  return Array.from({ length: Math.max(0, words.length - n + 1) }, (_, at) => words.slice(at, at + n).join(' '));
}

/** Share of the runs of both texts that they have in common, 0 to 1. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const run of a) if (b.has(run)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/** Sentences, list items and lines, each on its own. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+|(?<=[.!?])\s+(?=[\p{Lu}\p{N}"*(])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
