import { z } from 'zod';
import { defineKind, passIf, Terms } from '../check-kind.ts';
import { findTerm } from '../read/find-term.ts';
import { readWords } from '../read/read-words.ts';

/** None of the terms is affirmed: "no SARMs" is allowed, "take SARMs" is not. `catches` is a sentence it must refuse; a spec tries it. */
export const mustNot = defineKind('must_not', 'model', { terms: Terms, catches: z.string() }, ({ terms }, { text }) => {
  const read = readWords(text);
  const said = terms.filter((term) => findTerm(read, term).some((hit) => !hit.negated));
  return passIf(said.length === 0, said.length ? `says: ${said.join(', ')}` : 'not said');
});

const pattern = z.string().refine((source) => {
  try {
    return Boolean(new RegExp(source, 'iu'));
  } catch {
    return false;
  }
}, 'Not a regular expression');

/** The pattern (flags `iu`) matches nowhere. `why` says what is wrong with a match. */
export const mustNotRegex = defineKind(
  'must_not_regex',
  'model',
  { pattern, why: z.string(), catches: z.string() },
  ({ pattern: source, why }, { text }) => {
    const found = new RegExp(source, 'iu').exec(text);
    return passIf(!found, found ? `"${found[0]}": ${why}` : 'not there');
  },
);
