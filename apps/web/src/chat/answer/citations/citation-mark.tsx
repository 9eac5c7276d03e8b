'use client';

import { useAnswerSources } from '../../sources/answer-sources.tsx';
import { sentenceAt } from './sentence-at.ts';

interface CitationMarkProps {
  number: number;
  /** The block that the mark stands in, and where. */
  text: string;
  at: number;
}

/** A number in the text of an answer. Opens the passage it names, at the lines the sentence rests on. */
export function CitationMark({ number, text, at }: CitationMarkProps) {
  const { sources, open } = useAnswerSources();
  const source = sources[number - 1];
  if (!source) return <>[{number}]</>;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={`Source ${number}: ${source.section}`}
      onClick={() => open(number, sentenceAt(text, at))}
      className="relative ml-0.5 inline-grid h-5 min-w-5 place-items-center rounded-full bg-raised px-1 align-[0.1em] text-small leading-none font-medium text-muted transition-colors duration-150 after:absolute after:-inset-x-1 after:-inset-y-3 hover:bg-line hover:text-text"
    >
      {number}
    </button>
  );
}
