import { readWords, type ReadText, type Word } from './read-words.ts';
import { SYNONYMS } from './synonyms.ts';

/** A place where a term stands: words `from` to `to`, `to` not included. */
export interface Hit {
  from: number;
  to: number;
  negated: boolean;
}

const NEGATION =
  /^(?:no|not|never|avoid\w*|without|skip\w*|refus\w*|nor|neither|against|cannot|stop\w*|drop\w*|rather|forget|leave|\w+n't)$/u;
const NEGATION_AFTER = /^(?:not|banned|prohibited|unsafe|unproven|unregulated|illegal|avoid\w*|isn't|aren't|won't|don't|doesn't)$/u;
const WORDS_BEFORE = 8;
const WORDS_AFTER = 5;

const phraseOf = (text: string): string[] => text.trim().split(/\s+/u);
const knownPhrases = SYNONYMS.map((group) =>
  group.map((name) =>
    readWords(name)
      .words.map((word) => word.stem)
      .join(' '),
  ),
);

const kept = new Map<string, string[][]>();

/** The phrases a term stands for, as stems. Read once: the same terms are looked for in every answer. */
function alternativesOf(term: string): string[][] {
  const known = kept.get(term) ?? readAlternatives(term);
  kept.set(term, known);
  return known;
}

function readAlternatives(term: string): string[][] {
  return term.split('|').flatMap((alternative) => {
    const words = phraseOf(alternative.toLowerCase().replaceAll('-', ' '));
    const stems = words.map((word) => (word.endsWith('*') ? word : (readWords(word).words[0]?.stem ?? word)));
    const group = SYNONYMS[knownPhrases.findIndex((names) => names.includes(stems.join(' ')))];
    return [stems, ...(group ?? []).map((name) => readWords(name).words.map((word) => word.stem))];
  });
}

const fits = (word: Word | undefined, wanted: string): boolean =>
  word !== undefined && (wanted.endsWith('*') ? word.plain.startsWith(wanted.slice(0, -1)) : word.stem === wanted);

function isNegated(words: readonly Word[], from: number, to: number): boolean {
  const clause = words[from]?.clause;
  const same = (word: Word): boolean => word.clause === clause;
  return (
    words
      .slice(Math.max(0, from - WORDS_BEFORE), from)
      .filter(same)
      .some((word) => NEGATION.test(word.plain)) ||
    words
      .slice(to, to + WORDS_AFTER)
      .filter(same)
      .some((word) => NEGATION_AFTER.test(word.plain))
  );
}

/**
 * Where a term stands in a text. A term is one or more phrases with `|` between them; words are compared by their stem, `physio*` by its
 * beginning, and known names of one thing count for each other. `negated`: the clause says no to it.
 */
export function findTerm({ words }: ReadText, term: string): Hit[] {
  const alternatives = alternativesOf(term);
  return words.flatMap((_, from) => {
    const found = alternatives
      .filter((phrase) => phrase.every((wanted, i) => fits(words[from + i], wanted)))
      .toSorted((a, b) => b.length - a.length)[0];
    return found ? [{ from, to: from + found.length, negated: isNegated(words, from, from + found.length) }] : [];
  });
}
