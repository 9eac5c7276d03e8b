import { ServiceError, type searchPassages as contract } from '@hyrox/contracts';
import type { z } from 'zod';
import type { QueryVector } from '../embedding/embed-query.ts';
import { dropDuplicates } from '../passages/drop-duplicates.ts';
import { expandFollowUp } from './expand-follow-up.ts';
import { spellTerms } from './spell-terms.ts';
import { withoutStopWords } from './stop-words.ts';

/** A passage as the search gives it, with its exact length. */
export interface FoundPassage {
  id: string;
  content: string;
  /** Hashes of its five-word sequences. */
  sequences: Uint32Array;
  sourceName: string;
  section: string;
  score: number;
  tokens: number;
  /** BM25; null when the keyword half did not find it. */
  keyword: number | null;
  /** Of what the words of the question could reach at most, the part this passage reached, 0 to 1. */
  share: number | null;
  /** Cosine; null when the semantic half did not find it. */
  semantic: number | null;
  /** Document and headings: passages of one place were one section. */
  place: string;
  /** Position in its document. */
  index: number;
}

export interface HybridQuery {
  text: string;
  /** Null leaves the keyword half alone. */
  embedding: QueryVector | null;
  count: number;
  /** Only passages with one of these topics. */
  tags?: readonly string[] | undefined;
}

export interface RankPassagesDeps {
  embed: (text: string) => Promise<QueryVector>;
  search: (query: HybridQuery) => Promise<FoundPassage[]>;
  /** The model the table was embedded with; undefined while unknown. */
  corpusModel: () => string | null | undefined;
  /** Whether anything may be shown for this question. */
  isOurs: (text: string, found: readonly FoundPassage[]) => boolean;
  /** Runs a stage inside a span of that name. */
  stage: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  nowMs: () => number;
  onNoEmbedding: (reason: string) => void;
}

export type SearchPassagesInput = z.output<(typeof contract)['input']>;

export interface RankedPassages {
  passages: FoundPassage[];
  /** The question as it was searched for. */
  text: string;
  /** Of the vector that was searched with; null when the keyword half answered alone. */
  embeddingModel: string | null;
  stages: Record<string, number>;
}

/**
 * Up to `input.count` passages, best first: embeds the question (with the one before it when it follows up), searches by meaning and by
 * keyword, drops duplicates; none when the question is not ours. Throws `unavailable` when the search itself does not answer.
 */
export async function rankPassages(input: SearchPassagesInput, deps: RankPassagesDeps): Promise<RankedPassages> {
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
  const query = { text: withoutStopWords(text), embedding, count: input.count, tags: input.tags };
  const found = await timed('search', () => searchOrUnavailable(query, deps));
  return { passages: deps.isOurs(text, found) ? dropDuplicates(found) : [], text, embeddingModel: embedding?.model ?? null, stages };
}

async function embedOrNothing(text: string, deps: RankPassagesDeps): Promise<QueryVector | null> {
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

async function searchOrUnavailable(query: HybridQuery, deps: RankPassagesDeps): Promise<FoundPassage[]> {
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
