'use client';

import { useAnswerSources } from '../../sources/answer-sources.tsx';

/** A number in the text of an answer. Opens the passage it names, at the lines the sentence rests on. */
export function CitationMark({ number, sentence }: { number: number; sentence: string }) {
  const { sources, open } = useAnswerSources();
  const source = sources[number - 1];
  if (!source) return <>[{number}]</>;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={`Source ${number}: ${source.section}`}
      onClick={() => open(number, sentence)}
      className="relative ml-0.5 inline-grid h-5 min-w-5 place-items-center rounded-full bg-raised px-1 align-[0.1em] text-small leading-none font-medium text-muted transition-colors duration-150 after:absolute after:-inset-x-1 after:-inset-y-3 hover:bg-line hover:text-text"
    >
      {number}
    </button>
  );
}
