/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  isFound: boolean;
}

/** Cuts a text at every place that contains what was searched for, whatever its case. Joined, the pieces are the text again. */
export function splitFound(text: string, search: string): Piece[] {
  const wanted = search.trim().replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (!wanted) return [{ text, isFound: false }];
  return text
    .split(new RegExp(`(${wanted})`, 'giu'))
    .map((piece, at) => ({ text: piece, isFound: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
