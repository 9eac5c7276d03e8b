import { describe, expect, it } from '@jest/globals';
import { searchPassages as contract, ServiceError } from '@hyrox/contracts';
import { hashSequences } from '../passages/drop-duplicates.ts';
import { isAboutSport } from './is-about-sport.ts';
import type { FoundPassage, HybridQuery, RankPassagesDeps } from './rank-passages.ts';
import { searchPassages } from './search-passages.ts';

const textOf = (id: string): string => `Everything about ${id}: one two three four five six ${id}.`;
const passage = (id: string, tokens = 500): FoundPassage => ({
  id,
  content: textOf(id),
  sequences: hashSequences(textOf(id)),
  sourceName: 'Station Notes',
  section: id,
  score: 3.2,
  tokens,
  keyword: 11,
  share: 0.4,
  semantic: 0.6,
  place: `notes.md › ${id}`,
  index: 0,
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
    isOurs: isAboutSport,
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
      score: 3.2,
      scores: { keyword: 11, semantic: 0.6, fused: 3.2 },
    });
    expect(queries).toEqual([{ text: 'sled push technique', embedding: { model: 'model-a', vector }, count: 10 }]);
  });

  it('embeds and searches the previous question with a follow-up', async () => {
    const embedded: string[] = [];
    const { deps, queries } = arrange({ embed: async (text) => ({ model: 'model-a', vector: new Float32Array([embedded.push(text)]) }) });
    await searchPassages({ query: 'And for women?', previousUserMessage: 'How heavy is the sled?', count: 5 }, deps);
    expect(embedded).toEqual(['How heavy is the sled?\nAnd for women?']);
    expect(queries[0]?.text).toMatch(/heavy\s+sled\?\s+women\?/);
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

  it('searches for what is asked, without the words that only questions have', async () => {
    const { deps, queries } = arrange();
    await searchPassages({ query: 'How should I push the sled?', count: 5 }, deps);
    expect(queries[0]?.text.split(/\s+/).filter(Boolean)).toEqual(['push', 'sled?']);
  });

  it('hands the wanted topics on', async () => {
    const { deps, queries } = arrange();
    await searchPassages({ ...input, tags: ['sled_push'] }, deps);
    expect(queries[0]?.tags).toEqual(['sled_push']);
  });

  it('makes one source of two halves of a section', async () => {
    const half = (id: string, index: number) => ({
      ...passage(id),
      content: `All about ${id} and nothing else.`,
      place: 'notes.md › Sled',
      index,
    });
    const { deps } = arrange({ search: async () => [half('second', 2), half('first', 1)] });
    const { passages } = await searchPassages(input, deps);
    expect(passages.map(({ id, content }) => [id, content])).toEqual([
      ['second', 'All about first and nothing else.\n\nAll about second and nothing else.'],
    ]);
  });

  it('shows nothing when the question is not about the sport, though a passage shares a word with it', async () => {
    const { deps } = arrange({ search: async () => [{ ...passage('sofa'), share: 0.05, semantic: 0.3 }] });
    expect((await searchPassages({ query: 'Why does my cat scratch the sofa?', count: 5 }, deps)).passages).toEqual([]);
  });

  it('answers with no passage when nothing is known', async () => {
    const { deps } = arrange({ search: async () => [] });
    expect((await searchPassages(input, deps)).passages).toEqual([]);
  });
});

describe('what a search missed', () => {
  const nothing = { search: async () => [] };
  it.each([
    ['a question about the sport that finds nothing', input.query, nothing, true],
    ['one that finds something', input.query, {}, false],
    ['a question about anything else', 'who wrote this poem', nothing, undefined],
    ['words alone, which may rightly find nothing', input.query, { ...nothing, embed: () => Promise.reject(new Error('down')) }, undefined],
    ['a library that nobody can see', input.query, { ...nothing, corpusModel: () => null }, true],
  ])('%s', async (_, query, changes, missed) => {
    expect((await searchPassages({ ...input, query }, arrange(changes).deps)).missed).toBe(missed);
  });

  it('is not told of one topic alone', async () => {
    expect((await searchPassages({ ...input, tags: ['sled'] }, arrange(nothing).deps)).missed).toBeUndefined();
  });
});
