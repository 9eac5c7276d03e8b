import { CLEARED_INSTRUCTION, SAFETY_INSTRUCTIONS } from '../safety/safety-texts.ts';
import { TAKEN_OUT } from '../untrusted/take-out-orders.ts';
import { DATA_LINE } from './data-line.ts';
import { EXAMPLES_HEADING } from './place-examples.ts';
import { PROMPT_FORMAT, SYSTEM_PROMPT } from './system-prompt.ts';

/** Everything of ours that may stand in a prompt, in a fixed order: what the prompt version is made of. */
export const PROMPT_TEXTS: readonly string[] = [
  SYSTEM_PROMPT,
  DATA_LINE,
  EXAMPLES_HEADING,
  TAKEN_OUT,
  ...Object.values(SAFETY_INSTRUCTIONS),
  CLEARED_INSTRUCTION,
  `format ${PROMPT_FORMAT}`,
];
