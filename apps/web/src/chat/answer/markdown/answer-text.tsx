import { memo, useMemo } from 'react';
import { closeOpenMarks } from './close-open-marks.ts';
import { SafeMarkdown } from './safe-markdown.tsx';
import { splitBlocks } from './split-blocks.ts';

interface AnswerTextProps {
  text: string;
  /** The last block is half-written: the answer grows, was stopped, or broke off. */
  isUnfinished: boolean;
}

/** The text of an answer. While it grows only its last block is rendered again. */
export const AnswerText = memo(function AnswerText({ text, isUnfinished }: AnswerTextProps) {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  return (
    <div className="answer">
      {blocks.map((block, index) => (
        // Blocks are only ever added at the end, so their place is their identity.
        <SafeMarkdown key={index} text={isUnfinished && index === blocks.length - 1 ? closeOpenMarks(block) : block} />
      ))}
    </div>
  );
});
