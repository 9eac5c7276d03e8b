import type { SearchOutput } from '@hyrox/contracts';
import { fitBudget } from '../passages/fit-budget.ts';
import { joinNeighbours } from '../passages/join-neighbours.ts';
import { rankPassages, type FoundPassage, type RankPassagesDeps, type SearchPassagesInput } from './rank-passages.ts';

/** Asked for beyond the count, so that dropping duplicates and long passages leaves enough. */
const SPARE = 5;
const MOST = 30;

/**
 * The best passages that fit the context together, parts of one section joined. Without a vector of the knowledge base's own model the
 * keyword half answers alone and `degraded` says so. Throws `unavailable` when the search itself does not answer.
 */
export async function searchPassages(input: SearchPassagesInput, deps: RankPassagesDeps): Promise<SearchOutput> {
  const ranked = await rankPassages({ ...input, count: Math.min(input.count + SPARE, MOST) }, deps);
  // The nearest passage is always found by meaning; words alone, or one topic alone, may rightly find none.
  const wholeLibrary = (ranked.embeddingModel !== null || deps.corpusModel() === null) && !input.tags?.length;
  return {
    passages: joinNeighbours(fitBudget(ranked.passages, input.count)).map(toSource),
    embeddingModel: ranked.embeddingModel,
    ...(ranked.embeddingModel === null ? { degraded: 'no_embedding' as const } : {}),
    ...(wholeLibrary && deps.isOurs(ranked.text, []) ? { missed: ranked.passages.length === 0 } : {}),
    stages: ranked.stages,
  };
}

const toSource = ({ id, content, sourceName, section, score, keyword, semantic }: FoundPassage): SearchOutput['passages'][number] => ({
  ...{ id, content, sourceName, section, score },
  scores: { keyword, semantic, fused: score },
});
