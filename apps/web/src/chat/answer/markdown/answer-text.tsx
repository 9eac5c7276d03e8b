import { memo, useMemo } from 'react';
import { usePart } from '../../../ui/use-part.ts';
import { closeOpenMarks } from './close-open-marks.ts';
import { splitBlocks } from './split-blocks.ts';

/** Markdown is a third of the page's code and needed only once there is something to read. */
export const loadMarkdown = () => import('./safe-markdown.tsx');

interface AnswerTextProps {
  text: string;
  sourceCount: number;
  /** The last block is half-written: the answer grows, was stopped, or broke off. */
  isUnfinished: boolean;
}

/** The text of an answer. While it grows only its last block is rendered again. */
export const AnswerText = memo(function AnswerText({ text, sourceCount, isUnfinished }: AnswerTextProps) {
  const blocks = useMemo(() => splitBlocks(text), [text]);
  const part = usePart(loadMarkdown);
  return (
    <div className="answer [&_:is(p,li,h3,h4,td,th,blockquote)]:text-start [&_:is(p,li,h3,h4,td,th,blockquote)]:[unicode-bidi:plaintext]">
      {part ? (
        blocks.map((block, index) => {
          const isOpen = isUnfinished && index === blocks.length - 1;
          // Blocks are only ever added at the end, so their place is their identity.
          return <part.SafeMarkdown key={index} sourceCount={sourceCount} text={isOpen ? closeOpenMarks(block) : block} />;
        })
      ) : (
        <p className="whitespace-pre-wrap">{text}</p>
      )}
    </div>
  );
});
