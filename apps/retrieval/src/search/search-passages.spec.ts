import { describe, expect, it } from '@jest/globals';
import { searchPassages as contract, ServiceError } from '@hyrox/contracts';
import type { FoundPassage, HybridQuery, RankPassagesDeps } from './rank-passages.ts';
import { searchPassages } from './search-passages.ts';

const passage = (id: string, tokens = 500): FoundPassage => ({
  id,
  content: `Everything about ${id}: one two three four five six ${id}.`,
  sourceName: 'Station Notes',
  section: id,
  score: 0.03,
  tokens,
});
const vector = new Float32Array([1]);

function arrange(changes: Partial<RankPassagesDeps> = {}) {
  const queries: HybridQuery[] = [];
  const reasons: string[] = [];
  const deps: RankPassagesDeps = {
    embed: async () => ({ model: 'model-a', vector }),
    search: async (query) => {
      queries.push(query);
      return ['sled', 'row', 'lunges'].map((id) => passage(id));
    },
    corpusModel: () => 'model-a',
    stage: (_name, work) => work(),
    nowMs: () => 5,
    onNoEmbedding: (reason) => reasons.push(reason),
    ...changes,
  };
  return { deps, queries, reasons };
}
const input = { query: 'sled push technique', count: 5 };

describe('searchPassages', () => {
  it('answers with sources, the model and the time of both stages', async () => {
    const { deps, queries } = arrange();
    const answer = await searchPassages(input, deps);
    expect(contract.output.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({ embeddingModel: 'model-a', stages: { embed: 0, search: 0 } });
    expect(answer.degraded).toBeUndefined();
    expect(answer.passages[0]).toEqual({
      id: 'sled',
      content: passage('sled').content,
      sourceName: 'Station Notes',
      section: 'sled',
      score: 0.03,
    });
    expect(queries).toEqual([{ text: 'sled push technique', embedding: { model: 'model-a', vector }, count: 8 }]);
  });

  it('embeds and searches the previous question with a follow-up', async () => {
    const embedded: string[] = [];
    const { deps, queries } = arrange({ embed: async (text) => ({ model: 'model-a', vector: new Float32Array([embedded.push(text)]) }) });
    await searchPassages({ query: 'And for women?', previousUserMessage: 'How heavy is the sled?', count: 5 }, deps);
    expect(embedded).toEqual(['How heavy is the sled?\nAnd for women?']);
    expect(queries[0]?.text).toBe(embedded[0]);
  });

  it('searches by keyword alone and says so when the question cannot be embedded', async () => {
    const { deps, queries, reasons } = arrange({ embed: () => Promise.reject(new ServiceError('unavailable', 'no answer')) });
    const answer = await searchPassages(input, deps);
    expect(answer).toMatchObject({ degraded: 'no_embedding', embeddingModel: null });
    expect(answer.passages).toHaveLength(3);
    expect(queries[0]?.embedding).toBeNull();
    expect(reasons).toEqual(['no answer']);
  });

  it('never compares vectors of two models', async () => {
    const { deps, queries, reasons } = arrange({ corpusModel: () => 'model-b' });
    expect((await searchPassages(input, deps)).degraded).toBe('no_embedding');
    expect(queries[0]?.embedding).toBeNull();
    expect(reasons[0]).toContain('model-b');
  });

  it('is unavailable when the search does not answer', async () => {
    const { deps } = arrange({ search: () => Promise.reject(new Error('connection refused')) });
    await expect(searchPassages(input, deps)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('keeps the context within its budget', async () => {
    const { deps } = arrange({ search: async () => ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => passage(id, 700)) });
    expect((await searchPassages(input, deps)).passages.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  it('answers with no passage when nothing is known', async () => {
    const { deps } = arrange({ search: async () => [] });
    expect((await searchPassages(input, deps)).passages).toEqual([]);
  });
});
