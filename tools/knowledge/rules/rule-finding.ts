/** A figure that does not agree with the rules data. */
export interface RuleFinding {
  file: string;
  line: number;
  figure: string;
  expected: string;
  /** The words it stands in. */
  words: string;
}

/** The words around a place in a text. */
export const aroundOf = (text: string, at: number): string => text.slice(Math.max(0, at - 50), at + 50).trim();
