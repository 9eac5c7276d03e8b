const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|approx|cf|al|Dr|Mr|Mrs|Ms|St|No|Fig|min|max|sec)|(?:^|[\s(])[A-Za-z])\.["')*]*$/;
const BOUNDARY = /(?<=[.!?]["')\]*]*)\s+(?=["'(*[]*[\p{Lu}\d])/gu;
const LABEL = /^\*\*[^*]+\*\*$/;

/**
 * Cuts a paragraph after full stops, question and exclamation marks that are followed by a capital or a digit.
 * Abbreviations and single initials do not end a sentence, and a bold label stays with the sentence it introduces.
 */
export function splitSentences(paragraph: string): string[] {
  const sentences: string[] = [];
  let open = '';
  for (const piece of paragraph.trim().split(BOUNDARY)) {
    open = open ? `${open} ${piece}` : piece;
    if (ABBREVIATION.test(open) || LABEL.test(open)) continue;
    sentences.push(open);
    open = '';
  }
  if (open) sentences.push(open);
  return sentences;
}
