import { Client } from 'pg';
import { candidateArguments, readCandidates } from '../../../apps/retrieval/src/passages/candidates.ts';
import { findPassages } from '../../../apps/retrieval/src/passages/find-passages.ts';
import { PassageStore } from '../../../apps/retrieval/src/passages/passage-store.ts';
import { RANKING, type Ranking } from '../../../apps/retrieval/src/search/ranking.ts';
import {
  rankPassages,
  type HybridQuery,
  type RankPassagesDeps,
  type RankedPassages,
} from '../../../apps/retrieval/src/search/rank-passages.ts';
import type { Chunk } from '../../knowledge/chunk/chunk.ts';
import { loadChunks } from '../../knowledge/load/load-chunks.ts';
import { startDatabase } from '../../local/test/embedded-database.ts';
import type { EmbedText } from '../../local/openai/lsa/embed-text.ts';

export const HALVES = ['keyword', 'vector', 'hybrid'] as const;
export type Half = (typeof HALVES)[number];

export interface OpenCorpus {
  /** Passages, best first, found by one half alone or by both, before the token budget. */
  rank: (asked: { question: string; before?: string | undefined }, half: Half) => Promise<RankedPassages>;
  close: () => Promise<void>;
}

const rankingOf = (half: Half): Ranking => ({
  ...RANKING,
  ...(half === 'keyword' ? { semanticWeight: 0 } : {}),
  ...(half === 'vector' ? { fullTextWeight: 0 } : {}),
});

export interface CorpusParts {
  chunks: readonly Chunk[];
  model: string;
  embed: EmbedText;
  /** Which questions may find something. */
  isOurs: RankPassagesDeps['isOurs'];
}

/** As deep as the contract lets a caller ask. */
const DEPTH = 20;

/**
 * Passages in an embedded database of their own, published by the knowledge tool and searched by the code and the SQL functions of the
 * retrieval service. Nothing is searched otherwise than in production but for the way to the database.
 */
export async function openCorpus({ chunks, model, embed, isOurs }: CorpusParts): Promise<OpenCorpus> {
  const postgres = await startDatabase(['svc_knowledge', 'svc_retrieval'], { copyOf: 'migrated' });
  const publisher = new Client({ connectionString: postgres.url('svc_knowledge') });
  const searcher = new Client({ connectionString: postgres.url('svc_retrieval') });
  await Promise.all([publisher.connect(), searcher.connect()]);
  const vectors = async (texts: readonly string[]) => ({ vectors: texts.map((text) => Array.from(embed(text))), tokens: 0 });
  await loadChunks(
    { chunks, all: false, managedBy: 'eval' },
    { database: publisher, embeddings: { model, embed: vectors }, nowMs: () => performance.now() },
  );
  await publisher.end();
  const store = new PassageStore();
  const call = async (name: string, given: Record<string, unknown>): Promise<unknown> => {
    const named = Object.entries(given);
    const list = named.map(([argument], at) => `${argument} => $${at + 1}`).join(', ');
    const values = named.map(([argument, value]) => (argument === 'query_embedding' && value !== null ? JSON.stringify(value) : value));
    return (await searcher.query(`select * from public.${name}(${list})`, values)).rows;
  };
  const search = (ranking: Ranking) => (query: HybridQuery) =>
    findPassages(query, {
      candidates: async () => readCandidates(await call('kc_candidates', candidateArguments(query, ranking))),
      passages: (ids) => call('kc_passages', { ids }),
      store,
      ranking,
    });
  // Whether a question is about the sport is told by its words, also where words do not rank.
  const searchByMeaning = async (query: HybridQuery) => {
    const [found, [first]] = [await search(rankingOf('vector'))(query), await search(rankingOf('keyword'))({ ...query, count: 1 })];
    return found.map((passage) => ({ ...passage, share: first?.share ?? null }));
  };
  return {
    rank: ({ question, before }, half) =>
      rankPassages(
        { query: question, ...(before === undefined ? {} : { previousUserMessage: before }), count: DEPTH },
        {
          embed: async (text) => ({ model, vector: embed(text) }),
          search: half === 'vector' ? searchByMeaning : search(rankingOf(half)),
          corpusModel: () => model,
          isOurs,
          stage: (_name, work) => work(),
          nowMs: () => performance.now(),
          onNoEmbedding: (reason) => {
            throw new Error(reason);
          },
        },
      ),
    close: async () => {
      await searcher.end();
      await postgres.stop();
    },
  };
}
