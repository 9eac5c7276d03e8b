import { describe, expect, it } from '@jest/globals';
import type { Chunk } from '../chunk/chunk.ts';
import type { StoredChunk } from '../load/plan-load.ts';
import { checkFiles, checkTable } from './check-chunks.ts';
import { parseSources } from './parse-sources.ts';

const good: Chunk = {
  id: 'a_000',
  source_doc: 'a.md',
  source_name: 'A',
  section: 'S',
  heading_path: 'S',
  content: 'Text.',
  asked_as: '',
  topic_tags: ['row'],
  source_keys: ['rulebook'],
  chunk_index: 0,
  word_count: 1,
  est_tokens: 400,
  content_sha: 'sha',
};
const stored: StoredChunk = { ...good, embedding_model: 'model-a', managed_by: 'knowledge-tool' };
const keys = new Set(['rulebook']);

describe('checkFiles', () => {
  it('finds nothing in good passages', () => {
    expect(checkFiles([good], [good], keys)).toEqual([]);
  });

  it.each([
    ['a passage above the largest size', { est_tokens: 451 }, 'a_000: 451 tokens'],
    ['a passage below the smallest size', { est_tokens: 79 }, 'a_000: 79 tokens'],
    ['a citation without a source', { source_keys: ['nowhere'] }, 'cites nowhere'],
    ['a passage without a topic', { topic_tags: [] }, 'no topic tag'],
  ])('names %s', (_name, change, finding) => {
    const bad = { ...good, ...change };
    expect(checkFiles([bad], [bad], keys)).toEqual([expect.stringContaining(finding)]);
  });

  it('names an id used twice, and files that are behind the documents', () => {
    expect(checkFiles([good, good], [good, good], keys)).toEqual([expect.stringContaining('more than once')]);
    expect(checkFiles([good], [{ ...good, content: 'Newer.' }], keys)).toEqual([expect.stringContaining('run the command chunk')]);
  });
});

describe('checkTable', () => {
  it('finds nothing when every passage has a vector of the current model', () => {
    expect(checkTable([good], [stored], 1, 'model-a')).toEqual([]);
  });

  it.each([
    ['is missing', [], 0, 'not in the table'],
    ['has another text', [{ ...stored, content_sha: 'old' }], 1, 'another text'],
    ['has no vector', [{ ...stored, embedding_model: null }], 1, 'no vector'],
    ['has a vector of another model', [{ ...stored, embedding_model: 'model-b' }], 1, 'of model-b, not of model-a'],
    ['is left over', [stored, { ...stored, id: 'a_001' }], 2, 'a_001: still in the table'],
    ['is unknown to keyword search', [stored], 0, 'keyword search knows 0 of 1'],
  ])('names a passage that %s', (_name, rows, indexed, finding) => {
    expect(checkTable([good], rows, indexed, 'model-a')).toEqual([expect.stringContaining(finding)]);
  });
});

describe('parseSources', () => {
  it('names the entry and the field that is not well formed', () => {
    const text =
      'good:\n  title: T\n  publisher_or_authors: P\n  year: 2025\n  kind: paper\n  how_seen: Read.\n  confidence: high\nbad:\n  title: T\n';
    const { keys: found, findings } = parseSources(text);
    expect([...found]).toEqual(['good', 'bad']);
    expect(findings.every((finding) => finding.startsWith('sources.yaml: bad: '))).toBe(true);
    expect(findings).toHaveLength(5);
  });
});
