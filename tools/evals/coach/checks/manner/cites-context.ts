import { z } from 'zod';
import { defineKind, passIf } from '../check-kind.ts';
import { readWords } from '../read/read-words.ts';
import { sentencesOf } from '../read/sentences.ts';

const SMALL = new Set(
  'a an and are as at be by can do for from if in into is it its not of on or so than that the then to with you your'.split(' '),
);

const contentOf = (text: string): string[] =>
  readWords(text)
    .words.map((word) => word.stem)
    .filter((stem) => !SMALL.has(stem) && stem.length > 1);

/**
 * At least `min` sentences of the answer rest on one passage: of at least six content words, the share `support` stands in that passage.
 */
export const citesContext = defineKind(
  'cites_context',
  'model',
  { min: z.int().min(1).default(1), support: z.number().min(0).max(1).default(0.6) },
  ({ min, support }, { text, sources }) => {
    const passages = sources.map((source) => new Set(contentOf(`${source.section} ${source.content}`)));
    const resting = sentencesOf(text).filter((sentence) => {
      const content = contentOf(sentence.replace(/\[\d+\]/gu, ''));
      return content.length >= 6 && passages.some((known) => content.filter((stem) => known.has(stem)).length / content.length >= support);
    });
    return passIf(resting.length >= min, `${resting.length} sentences rest on one of ${passages.length} passages`);
  },
);
