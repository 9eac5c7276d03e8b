import { reasonOf } from '@hyrox/telemetry';
import { ServiceError, type ExamplesOutput, type nearestExamples as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import type { QueryVector } from '../embedding/embed-query.ts';
import { spellTerms } from '../search/spell-terms.ts';

export interface FindExamplesDeps {
  embed: (text: string) => Promise<QueryVector>;
  /** Nearest first, of the vector's own model. */
  nearest: (vector: QueryVector, count: number) => Promise<ExamplesOutput['examples']>;
  nowMs: () => number;
  onNoEmbedding: (reason: string) => void;
}

export type FindExamplesInput = z.output<(typeof contract)['input']>;

/** The nearest coaching examples; none, and `degraded`, without a vector. Throws `unavailable` when the database does not answer. */
export async function findExamples({ query, count }: FindExamplesInput, deps: FindExamplesDeps): Promise<ExamplesOutput> {
  const startedMs = deps.nowMs();
  const vector = await deps.embed(spellTerms(query)).catch((error: unknown) => {
    deps.onNoEmbedding(reasonOf(error));
    return null;
  });
  const embeddedMs = deps.nowMs();
  if (!vector) return { examples: [], embeddingModel: null, degraded: 'no_embedding', stages: { embed: embeddedMs - startedMs } };
  const examples = await deps.nearest(vector, count).catch((cause: unknown) => {
    throw new ServiceError('unavailable', 'The examples cannot be read', { cause });
  });
  return { examples, embeddingModel: vector.model, stages: { embed: embeddedMs - startedMs, search: deps.nowMs() - embeddedMs } };
}
