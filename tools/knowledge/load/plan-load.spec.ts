import { describe, expect, it } from '@jest/globals';
import type { Chunk } from '../chunk/chunk.ts';
import { planLoad, type StoredChunk } from './plan-load.ts';

const chunk = (id: string, changes: Partial<Chunk> = {}): Chunk => ({
  id,
  source_doc: 'doc.md',
  source_name: 'Doc',
  section: 'Section',
  heading_path: 'Section',
  content: 'Text.',
  asked_as: '',
  topic_tags: ['row'],
  source_keys: [],
  chunk_index: Number(id.slice(-3)),
  word_count: 1,
  est_tokens: 2,
  content_sha: 'sha',
  ...changes,
});
const row = (id: string, changes: Partial<StoredChunk> = {}): StoredChunk => ({
  ...chunk(id),
  embedding_model: 'model-a',
  managed_by: 'knowledge-tool',
  ...changes,
});
const wanted = (chunks: Chunk[]) => ({ chunks, all: false, managedBy: 'knowledge-tool' });
const ids = (chunks: Chunk[]): string[] => chunks.map(({ id }) => id);

describe('planLoad', () => {
  it('has nothing to do when the table is what the documents say', () => {
    expect(planLoad(wanted([chunk('a_000')]), [row('a_000')], 'model-a')).toEqual({ embed: [], describe: [], remove: [] });
  });

  it('embeds new and changed texts only, and writes other changes without a new vector', () => {
    const chunks = [chunk('a_000'), chunk('a_001', { content_sha: 'new' }), chunk('a_002'), chunk('a_003', { topic_tags: ['sleep'] })];
    const plan = planLoad(wanted(chunks), [row('a_000'), row('a_001'), row('a_003')], 'model-a');
    expect(ids(plan.embed)).toEqual(['a_001', 'a_002']);
    expect(ids(plan.describe)).toEqual(['a_003']);
  });

  it('embeds everything again for another model or on request', () => {
    expect(ids(planLoad(wanted([chunk('a_000')]), [row('a_000')], 'model-b').embed)).toEqual(['a_000']);
    expect(ids(planLoad({ ...wanted([chunk('a_000')]), all: true }, [row('a_000')], 'model-a').embed)).toEqual(['a_000']);
  });

  it('removes what vanished from the documents, and nothing that somebody else wrote', () => {
    const plan = planLoad(wanted([]), [row('a_000'), row('b_000', { managed_by: 'import' })], 'model-a');
    expect(plan.remove).toEqual(['a_000']);
  });

  it('refuses a place of a document that somebody else has taken, before anything is embedded', () => {
    const foreign = row('x_000', { managed_by: 'import', source_doc: 'doc.md', chunk_index: 0 });
    expect(() => planLoad(wanted([chunk('a_000')]), [foreign], 'model-a')).toThrow('place 0 of doc.md is taken by x_000');
  });

  it('refuses to write over a row of somebody else', () => {
    expect(() => planLoad(wanted([chunk('a_000')]), [row('a_000', { managed_by: 'import' })], 'model-a')).toThrow('a_000');
  });
});
