import { z } from 'zod';
import athleteWords from './athlete-words.json' with { type: 'json' };

/** What athletes write (a pattern of whole words) and the words the knowledge base uses for it; `$&` keeps what was written. */
const TERMS = z
  .array(z.tuple([z.string(), z.string()]))
  .parse(athleteWords)
  .map(([written, term]) => ({ written: new RegExp(`(?<![\\p{L}\\p{N}'’-])(?:${written})(?![\\p{L}\\p{N}'’])`, 'giu'), term }));

/** The question in the words of the knowledge base: keyword search finds only what is spelled the same. */
export function spellTerms(question: string): string {
  return TERMS.reduce((text, { written, term }) => text.replace(written, term), question);
}
