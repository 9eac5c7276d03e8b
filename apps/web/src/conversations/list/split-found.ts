/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  isFound: boolean;
}

/** Cuts a text at every place that contains what was searched for, whatever its case. Joined, the pieces are the text again. */
export function splitFound(text: string, search: string): Piece[] {
  const wanted = patternOf(search);
  if (!wanted) return [{ text, isFound: false }];
  return text
    .split(new RegExp(`(${wanted})`, 'giu'))
    .map((piece, at) => ({ text: piece, isFound: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

/** Words before the found place that are still shown. */
const SHOWN_BEFORE = 2;

/** The text from a little before the place that was found, so that it is seen in a narrow list. The whole text when it begins there. */
export function fromFound(text: string, search: string): string {
  const wanted = patternOf(search);
  const at = wanted ? text.search(new RegExp(wanted, 'iu')) : -1;
  if (at <= 0) return text;
  const before = text.slice(0, at).split(/(?<=\s)/u);
  return before.length <= SHOWN_BEFORE ? text : `… ${before.slice(-SHOWN_BEFORE).join('')}${text.slice(at)}`;
}

const patternOf = (search: string): string => search.trim().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
