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

interface Grams {
  eights: ReadonlySet<string>;
  threes: ReadonlySet<string>;
}

const readGrams = (text: string): Grams => ({ eights: new Set(gramsOf(text, 8)), threes: new Set(gramsOf(text, 3)) });

function overlapOf(prompt: Grams, text: Grams): Overlap['why'] | null {
  if ([...prompt.eights].some((gram) => text.eights.has(gram))) return 'eight words in a row';
  const contained = [...prompt.threes].filter((gram) => text.threes.has(gram)).length;
  const enough = prompt.threes.size >= FEWEST_THREES && contained / prompt.threes.size >= MOST_CONTAINED;
  return enough ? 'half of its threes of words' : null;
}

/**
 * Which texts (messages of training examples) overlap with which prompts: eight words in a row, or at least half of the prompt's threes of
 * words. Words are compared in lower case without marks. Pure.
 */
export function findOverlap(prompts: readonly string[], texts: readonly string[]): Overlap[] {
  const asked = prompts.map((prompt) => ({ prompt, grams: readGrams(prompt) }));
  return texts.flatMap((text) => {
    const told = readGrams(text);
    return asked.flatMap(({ prompt, grams }) => {
      const why = overlapOf(grams, told);
      return why ? [{ prompt, text, why }] : [];
    });
  });
}
