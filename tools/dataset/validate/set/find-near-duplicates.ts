import type { Rendered } from '../../compose/render-example.ts';
import type { Finding } from '../finding.ts';
import { jaccard, shingles, wordsOf } from '../words.ts';

/** Jaccard of runs of five words from which two questions or two answers count as the same. Below 20,000 examples every pair is compared. */
const SAME = { user: 0.6, assistant: 0.7 };
/** A phrase of so many words may stand in so many examples. */
const PHRASE = { words: 8, examples: 3 };

const textOf = ({ messages }: Rendered, role: 'user' | 'assistant'): string =>
  messages
    .filter((message) => message.role === role)
    .map((message) => message.content)
    .join('\n');

function findPairs(set: readonly Rendered[], role: 'user' | 'assistant'): Finding[] {
  const texts = set.map((one) => ({ id: one.id, text: textOf(one, role) }));
  const runs = texts.map(({ id, text }) => ({ id, text, runs: new Set(shingles(wordsOf(text), 5)) }));
  const what = role === 'user' ? 'questions' : 'answers';
  return runs.flatMap((one, at) =>
    runs.slice(at + 1).flatMap((other): Finding[] => {
      if (one.text === other.text) return [{ id: one.id, rule: 'duplicate', severity: 'error', says: `same ${what} as ${other.id}` }];
      const alike = jaccard(one.runs, other.runs);
      if (alike < SAME[role]) return [];
      return [{ id: one.id, rule: 'near-duplicate', severity: 'error', says: `${what} ${Math.round(alike * 100)} % like ${other.id}` }];
    }),
  );
}

function findPhrases(set: readonly Rendered[]): Finding[] {
  const where = new Map<string, Set<string>>();
  for (const one of set) {
    for (const run of shingles(wordsOf(textOf(one, 'assistant')), PHRASE.words)) where.set(run, (where.get(run) ?? new Set()).add(one.id));
  }
  return [...where]
    .filter(([, ids]) => ids.size > PHRASE.examples)
    .map(([run, ids]) => ({
      id: '(set)',
      rule: 'repeated-phrase',
      severity: 'warning' as const,
      says: `"${run}" in ${[...ids].slice(0, 6).join(', ')}`,
    }));
}

/** Conversations that are there twice or nearly, two of one name, and phrases that many answers share. */
export function findNearDuplicates(set: readonly Rendered[]): Finding[] {
  const seen = new Set<string>();
  const twice = set.filter(({ id }) => seen.size === seen.add(id).size);
  return [
    ...twice.map(({ id }): Finding => ({ id, rule: 'repeated-id', severity: 'error', says: 'another example has this id' })),
    ...findPairs(set, 'user'),
    ...findPairs(set, 'assistant'),
    ...findPhrases(set),
  ];
}
