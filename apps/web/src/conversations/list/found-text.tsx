import { Fragment } from 'react';
import { splitFound } from './split-found.ts';

/** A text with what was searched for marked in it. Always text: a title that looks like markup stays what it says. */
export function FoundText({ text, search }: { text: string; search: string }) {
  return splitFound(text, search).map((piece, at) =>
    piece.isFound ? (
      <mark key={at} className="rounded-sm bg-text/20 text-text">
        {piece.text}
      </mark>
    ) : (
      <Fragment key={at}>{piece.text}</Fragment>
    ),
  );
}
