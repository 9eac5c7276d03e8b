/** `[1]`, `[2, 3]`, `[Source 4]`. */
export const CITATION = /\[(?:source\s+)?(\d{1,2}(?:\s*,\s*\d{1,2})*)\]/gi;

/** The numbers inside the brackets of a citation. */
export const numbersIn = (list: string): number[] => list.split(',').map(Number);

/** Numbers from 1 to `count` that a text cites, each once, in the order of the text. */
export function citedNumbers(text: string, count: number): number[] {
  const numbers = [...text.matchAll(CITATION)].flatMap((match) => numbersIn(match[1] ?? ''));
  return [...new Set(numbers)].filter((number) => number >= 1 && number <= count);
}
