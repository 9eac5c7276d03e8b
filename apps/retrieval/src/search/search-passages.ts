import { ServiceError, type SearchOutput, type searchPassages as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import type { QueryVector } from '../embedding/embed-query.ts';
import { dropDuplicates } from '../passages/drop-duplicates.ts';
import { fitBudget } from '../passages/fit-budget.ts';
import { expandFollowUp } from './expand-follow-up.ts';
import { spellTerms } from './spell-terms.ts';

/** A passage as the search gives it, with its exact length. */
export interface FoundPassage {
  id: string;
  content: string;
  sourceName: string;
  section: string;
  score: number;
  tokens: number;
}

export interface HybridQuery {
  text: string;
  /** Null leaves the keyword half alone. */
  embedding: QueryVector | null;
  count: number;
}

export interface SearchPassagesDeps {
  embed: (text: string) => Promise<QueryVector>;
  search: (query: HybridQuery) => Promise<FoundPassage[]>;
  /** The model the table was embedded with; undefined while unknown. */
  corpusModel: () => string | null | undefined;
  /** Runs a stage inside a span of that name. */
  stage: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  nowMs: () => number;
  onNoEmbedding: (reason: string) => void;
}

export type SearchPassagesInput = z.output<(typeof contract)['input']>;

/** Asked for beyond the count, so that dropping duplicates and long passages leaves enough. */
const SPARE = 3;

/**
 * Embeds the question (with the one before it when it follows up), searches by meaning and by keyword, drops duplicates and keeps
 * what fits the context. Without a vector of the knowledge base's own model the keyword half answers alone and `degraded` says so.
 * Throws `unavailable` when the search itself does not answer.
 */
export async function searchPassages(input: SearchPassagesInput, deps: SearchPassagesDeps): Promise<SearchOutput> {
  const stages: Record<string, number> = {};
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const startedMs = deps.nowMs();
    try {
      return await deps.stage(name, work);
    } finally {
      stages[name] = deps.nowMs() - startedMs;
    }
  };
  const text = spellTerms(expandFollowUp(input.query, input.previousUserMessage));
  const embedding = await timed('embed', () => embedOrNothing(text, deps));
  const found = await timed('search', () => searchOrUnavailable({ text, embedding, count: Math.min(input.count + SPARE, 30) }, deps));
  const passages = fitBudget(dropDuplicates(found), input.count).map(({ tokens: _tokens, ...source }) => source);
  return {
    passages,
    embeddingModel: embedding?.model ?? null,
    ...(embedding ? {} : { degraded: 'no_embedding' as const }),
    stages,
  };
}

async function embedOrNothing(text: string, deps: SearchPassagesDeps): Promise<QueryVector | null> {
  try {
    const embedding = await deps.embed(text);
    const corpus = deps.corpusModel();
    if (corpus === undefined || corpus === embedding.model) return embedding;
    deps.onNoEmbedding(`the knowledge base holds vectors of ${corpus ?? 'no model'}, questions are embedded with ${embedding.model}`);
  } catch (error) {
    deps.onNoEmbedding(reasonOf(error));
  }
  return null;
}

async function searchOrUnavailable(query: HybridQuery, deps: SearchPassagesDeps): Promise<FoundPassage[]> {
  try {
    return await deps.search(query);
  } catch (cause) {
    throw new ServiceError('unavailable', 'The knowledge search does not answer', { cause });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
