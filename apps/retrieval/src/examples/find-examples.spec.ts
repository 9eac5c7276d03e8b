import { describe, expect, it } from '@jest/globals';
import { nearestExamples as contract, ServiceError } from '@hyrox/contracts';
import { findExamples, type FindExamplesDeps } from './find-examples.ts';

const example = { category: 'sled', conversation: [{ role: 'user' as const, content: 'How do I push?' }], tokenCount: 5, similarity: 0.9 };
const vector = { model: 'model-a', vector: new Float32Array([1]) };

function arrange(changes: Partial<FindExamplesDeps> = {}): { deps: FindExamplesDeps; reasons: string[] } {
  const reasons: string[] = [];
  const deps = { embed: async () => vector, nearest: async () => [example], nowMs: () => 5, onNoEmbedding: (r: string) => reasons.push(r) };
  return { deps: { ...deps, ...changes }, reasons };
}

describe('findExamples', () => {
  it('gives examples with their likeness and length, and says which model compared them', async () => {
    const answer = await findExamples({ query: 'How do I push the sled?', count: 3 }, arrange().deps);
    expect(contract.output.parse(answer)).toEqual({ examples: [example], embeddingModel: 'model-a', stages: { embed: 0, search: 0 } });
  });

  it('gives none and says so when the question cannot be embedded', async () => {
    const { deps, reasons } = arrange({ embed: () => Promise.reject(new ServiceError('unavailable', 'no answer')) });
    expect(await findExamples({ query: 'x', count: 3 }, deps)).toMatchObject({
      examples: [],
      embeddingModel: null,
      degraded: 'no_embedding',
    });
    expect(reasons).toEqual(['ServiceError: unavailable: no answer']);
  });

  it('is unavailable when the database does not answer', async () => {
    const { deps } = arrange({ nearest: () => Promise.reject(new Error('gone')) });
    await expect(findExamples({ query: 'x', count: 3 }, deps)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
