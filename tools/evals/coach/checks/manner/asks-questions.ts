import { z } from 'zod';
import { defineKind, passIf, Terms } from '../check-kind.ts';
import { findTerm } from '../read/find-term.ts';
import { readWords } from '../read/read-words.ts';
import { questionsOf } from '../read/sentences.ts';

/** The answer asks `min` to `max` questions; with `about`, at least `aboutMin` of those matters are asked about. */
export const asksQuestions = defineKind(
  'asks_questions',
  'model',
  { min: z.int().default(1), max: z.int().default(50), about: Terms.optional(), aboutMin: z.int().default(1) },
  ({ min, max, about, aboutMin }, { text }) => {
    const asked = questionsOf(text);
    const read = readWords(asked.join('\n'));
    const touched = (about ?? []).filter((term) => findTerm(read, term).length > 0);
    const enough = about === undefined || touched.length >= aboutMin;
    const matters = about ? `, about: ${touched.join(', ') || 'none of it'}` : '';
    return passIf(asked.length >= min && asked.length <= max && enough, `${asked.length} questions${matters}`);
  },
);
