import { readWords } from '../checks/read/read-words.ts';

/** A training text that holds (much of) a prompt of the evaluation. */
export interface Overlap {
  prompt: string;
  text: string;
  why: 'eight words in a row' | 'half of its threes of words';
}

/** A prompt of fewer threes says too little to be recognised by them. */
const FEWEST_THREES = 5;
const MOST_CONTAINED = 0.5;

const gramsOf = (text: string, length: number): string[] => {
  const words = readWords(text).words.map(({ plain }) => plain);
  return words.slice(length - 1).map((_, i) => words.slice(i, i + length).join(' '));
};

function overlapOf(prompt: string, text: { eights: ReadonlySet<string>; threes: ReadonlySet<string> }): Overlap['why'] | null {
  if (gramsOf(prompt, 8).some((gram) => text.eights.has(gram))) return 'eight words in a row';
  const threes = [...new Set(gramsOf(prompt, 3))];
  const contained = threes.filter((gram) => text.threes.has(gram)).length;
  return threes.length >= FEWEST_THREES && contained / threes.length >= MOST_CONTAINED ? 'half of its threes of words' : null;
}

/**
 * Which texts (messages of training examples) overlap with which prompts: eight words in a row, or at least half of the prompt's threes of
 * words. Words are compared in lower case without marks. Pure.
 */
export function findOverlap(prompts: readonly string[], texts: readonly string[]): Overlap[] {
  return texts.flatMap((text) => {
    const grams = { eights: new Set(gramsOf(text, 8)), threes: new Set(gramsOf(text, 3)) };
    return prompts.flatMap((prompt) => {
      const why = overlapOf(prompt, grams);
      return why ? [{ prompt, text, why }] : [];
    });
  });
}
