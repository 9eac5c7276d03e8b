import { rerank } from '../rerank/rerank.ts';
import type { FoundPassage, HybridQuery } from '../search/rank-passages.ts';
import type { Ranking } from '../search/ranking.ts';
import type { Candidate } from './candidates.ts';
import type { PassageStore } from './passage-store.ts';

export interface FindPassagesDeps {
  /** Candidates of both halves, best first. */
  candidates: (query: HybridQuery) => Promise<Candidate[]>;
  /** Rows of `kc_passages`. */
  passages: (ids: readonly string[]) => Promise<unknown>;
  store: PassageStore;
  ranking: Ranking;
}

/**
 * Up to `query.count` passages, best first: asks for candidates, for the texts of those that are not kept yet, and puts them in order by their
 * texts, unless words are to count nothing. A passage that was withdrawn in between is left out.
 */
export async function findPassages(query: HybridQuery, deps: FindPassagesDeps): Promise<FoundPassage[]> {
  const candidates = await deps.candidates(query);
  const missing = deps.store.missing(candidates);
  if (missing.length) deps.store.keep(await deps.passages(missing));
  const known = candidates.flatMap((candidate) => {
    const kept = deps.store.get(candidate.id);
    return kept ? [{ ...kept, ...candidate }] : [];
  });
  deps.store.trim();
  const { ranking } = deps;
  const ordered = ranking.fullTextWeight > 0 ? rerank(query.text, known, ranking, deps.store.vocabulary) : known;
  return ordered.slice(0, query.count).map((passage) => ({
    ...{
      id: passage.id,
      content: passage.content,
      sequences: passage.sequences,
      sourceName: passage.sourceName,
      section: passage.section,
      score: passage.score,
    },
    ...{ tokens: passage.tokens, keyword: passage.keyword, share: passage.share, semantic: passage.semantic },
    ...{ place: passage.place, index: passage.position },
  }));
}
