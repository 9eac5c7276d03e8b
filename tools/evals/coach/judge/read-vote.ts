import { z } from 'zod';

const Vote = z.object({ answer: z.enum(['yes', 'no']), quote: z.string() });

/** One vote of a judge; `pass` is null when it cannot be used. */
export interface JudgeVote {
  pass: boolean | null;
  quote: string;
}

const plain = (text: string): string =>
  text
    .replace(/[*_`#>]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();

/**
 * Reads what a judge wrote. A vote counts only when it is the JSON that was asked for; a yes only with a quote that stands in the answer,
 * word for word apart from Markdown and case.
 */
export function readVote(written: string, answer: string): JudgeVote {
  const json = /\{[\s\S]*\}/u.exec(written)?.[0];
  if (json === undefined) return { pass: null, quote: '' };
  try {
    const { answer: said, quote } = Vote.parse(JSON.parse(json));
    const quoted = plain(quote).length >= 8 && plain(answer).includes(plain(quote));
    return { pass: said === 'yes' ? (quoted ? true : null) : false, quote };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return { pass: null, quote: '' };
    throw error;
  }
}

/** What the majority says, with the quote of its first vote; `pass` is null when neither yes nor no has more than half of all votes. */
export function countVotes(votes: readonly JudgeVote[]): { pass: boolean | null; evidence: string } {
  const yes = votes.filter(({ pass }) => pass === true);
  const no = votes.filter(({ pass }) => pass === false);
  const pass = yes.length * 2 > votes.length ? true : no.length * 2 > votes.length ? false : null;
  const unusable = votes.length - yes.length - no.length;
  const quote = (pass ? yes : no)[0]?.quote ?? '';
  return {
    pass,
    evidence: `${yes.length} yes, ${no.length} no${unusable ? `, ${unusable} not usable` : ''}${quote ? `: "${quote.slice(0, 200)}"` : ''}`,
  };
}
