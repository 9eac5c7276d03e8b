import { defineKind, passIf, Terms } from '../check-kind.ts';
import { findTerm } from '../read/find-term.ts';
import { readWords } from '../read/read-words.ts';

/** The terms are all said, each one somewhere after the one before it. */
export const order = defineKind('order', 'model', { terms: Terms }, ({ terms }, { text }) => {
  const read = readWords(text);
  let from = 0;
  for (const term of terms) {
    const next = findTerm(read, term).find((hit) => hit.from >= from);
    if (!next) return passIf(false, `"${term}" does not follow what comes before it`);
    from = next.to;
  }
  return passIf(true, 'in order');
});
