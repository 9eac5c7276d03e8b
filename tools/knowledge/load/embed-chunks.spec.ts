import { expect, it } from '@jest/globals';
import type { Chunk } from '../chunk/chunk.ts';
import { embedChunks } from './embed-chunks.ts';

const chunk = (asked_as: string): Chunk => ({
  ...{ id: 'a_000', source_doc: 'a.md', source_name: 'A', section: 'S', heading_path: 'S', content: 'Text.', asked_as },
  ...{ topic_tags: [], source_keys: [], chunk_index: 0, word_count: 1, est_tokens: 1, content_sha: 'sha' },
});

it('a passage that nobody asks anything of has the vector of its text', async () => {
  const asked: string[][] = [];
  const { vectors } = await embedChunks([chunk('')], {
    embed: async (texts) => (asked.push([...texts]), { vectors: [[1, 0]], tokens: 3 }),
  });
  expect(asked).toEqual([['A › S\nText.']]);
  expect(vectors).toEqual([[1, 0]]);
});

it('the vector of a passage lies between its text and its questions, of length one, and every token is counted', async () => {
  const embed = async (texts: readonly string[]) => ({ vectors: texts.map((_, at) => (at % 2 ? [0, 1] : [1, 0])), tokens: 9 });
  const { vectors, tokens } = await embedChunks([chunk('How?'), chunk('Why?')], { embed });
  expect(tokens).toBe(9);
  for (const vector of vectors) expect(vector).toEqual([expect.closeTo(Math.SQRT1_2, 9), expect.closeTo(Math.SQRT1_2, 9)]);
  expect(vectors).toHaveLength(2);
});
