import { z } from 'zod';
import { defineKind, passIf, Terms } from '../check-kind.ts';
import { findTerm } from '../read/find-term.ts';
import { readWords } from '../read/read-words.ts';

/** `affirmed`: a term the clause says no to does not count. */
const affirmed = z.boolean().default(false);

function mentioned(text: string, terms: readonly string[], onlyAffirmed: boolean): string[] {
  const read = readWords(text);
  return terms.filter((term) => findTerm(read, term).some((hit) => !onlyAffirmed || !hit.negated));
}

/** Every term is said. */
export const mentionsAll = defineKind('mentions_all', 'model', { terms: Terms, affirmed }, ({ terms, affirmed: only }, { text }) => {
  const found = mentioned(text, terms, only);
  const missing = terms.filter((term) => !found.includes(term));
  return passIf(missing.length === 0, missing.length ? `missing: ${missing.join(', ')}` : 'all said');
});

/** At least `min` of the terms are said. */
export const mentionsAny = defineKind(
  'mentions_any',
  'model',
  { terms: Terms, min: z.int().min(1).default(1), affirmed },
  ({ terms, min, affirmed: only }, { text }) => {
    const found = mentioned(text, terms, only);
    return passIf(found.length >= min, found.length ? `said: ${found.join(', ')}` : `none of: ${terms.join(', ')}`);
  },
);
