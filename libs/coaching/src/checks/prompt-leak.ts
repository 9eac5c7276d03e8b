import type { Notice } from '@hyrox/contracts';
import { DATA_LINE } from '../prompt/data-line.ts';
import { SYSTEM_PROMPT } from '../prompt/system-prompt.ts';
import { SAFETY_INSTRUCTIONS } from '../safety/safety-texts.ts';

const RUN = 8;
/** So many runs of eight words in common are no accident. */
const MOST_RUNS = 3;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function runsOf(text: string): string[] {
  const words = wordsOf(text);
  return Array.from({ length: Math.max(0, words.length - RUN + 1) }, (_, i) => words.slice(i, i + RUN).join(' '));
}

const OURS = new Set([SYSTEM_PROMPT.replace('{context}', '\n'), DATA_LINE, ...Object.values(SAFETY_INSTRUCTIONS)].flatMap(runsOf));

/** Does an answer recite the instructions? Ten words in a row, or runs of eight in several places. Null when it does not. */
export function checkPromptLeak(text: string): Notice | null {
  const found = runsOf(text).filter((run) => OURS.has(run)).length;
  if (found < MOST_RUNS) return null;
  return {
    code: 'prompt_leak',
    severity: 'info',
    text: 'This answer repeats parts of Coach K’s own instructions. They are no advice for you.',
  };
}
