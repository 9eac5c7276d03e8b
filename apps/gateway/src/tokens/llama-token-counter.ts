import type { CountTokens } from '@hyrox/coaching';
import { LruMap } from '../lru-map.ts';
import { llamaCounter } from './count-llama-tokens.ts';
import { LlamaVocabulary } from './llama-vocabulary.ts';

/** Lines of the system prompt, of all passages and of some thousand conversations. */
const REMEMBERED_LINES = 20_000;
/** Longer lines are rare and would crowd the memory. */
const LONGEST_REMEMBERED = 2_000;

/** No Llama 3 token crosses from a line break to what follows, so the tokens of a text are the tokens of its lines. */
const LINE_STARTS = /(?<=[\r\n])(?=\S)/u;

/**
 * Exact Llama 3 tokens of a text, line by line: the passages of the library and the turns of a conversation come again and again, and
 * counting 15,000 characters anew would cost ten milliseconds of every turn. Control strings would become control tokens, as they do at
 * the provider: neutralise first.
 */
export function llamaTokenCounter(): CountTokens {
  const countAnew = llamaCounter(LlamaVocabulary.read());
  const remembered = new LruMap<string, number>(REMEMBERED_LINES);
  const countLine = (line: string): number => {
    const known = remembered.get(line);
    if (known !== undefined) return known;
    const count = countAnew(line);
    if (line.length <= LONGEST_REMEMBERED) remembered.set(line, count);
    return count;
  };
  return (text) => (text === '' ? 0 : text.split(LINE_STARTS).reduce((sum, line) => sum + countLine(line), 0));
}
