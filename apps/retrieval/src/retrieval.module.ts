import { Module, type DynamicModule } from '@nestjs/common';
import { withSpan, type Logger } from '@hyrox/telemetry';
import type { Bus } from '@hyrox/messaging';
import { opsHandler, opsProvider, type Database } from '@hyrox/service-kit';
import { queryEmbedder } from './embedding/embed-query.ts';
import { openAiEmbeddings } from './embedding/openai.client.ts';
import type { RetrievalEnv } from './env.ts';
import { EXAMPLES_DEPS, ExamplesHandler } from './examples/examples.handler.ts';
import type { FindExamplesDeps } from './examples/find-examples.ts';
import { nearestExamples } from './examples/nearest-examples.ts';
import { createMetrics } from './metrics.ts';
import { corpusModelReader } from './passages/corpus-model.ts';
import { findPassages, type FindPassagesDeps } from './passages/find-passages.ts';
import { PassageStore } from './passages/passage-store.ts';
import { supabaseSearch } from './passages/supabase.client.ts';
import { isAboutSport } from './search/is-about-sport.ts';
import { RANKING } from './search/ranking.ts';
import { METRICS, SEARCH_DEPS, SearchHandler } from './search/search.handler.ts';
import type { RankPassagesDeps } from './search/rank-passages.ts';
import type { UsageWriter } from './usage/usage-writer.ts';

type SearchEnv = Pick<RetrievalEnv, 'SUPABASE_URL' | 'SUPABASE_ANON_KEY' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL' | 'EMBEDDING_MODEL'>;

export interface RetrievalParts {
  env: SearchEnv;
  bus: Bus;
  database: Database;
  usage: UsageWriter;
  log: Logger;
}

@Module({})
class RetrievalModule {}

/** Wires the search: which provider, which database, which clock. */
export function retrievalModule(parts: RetrievalParts): DynamicModule {
  const metrics = createMetrics();
  const embed = queryEmbedder({
    provider: openAiEmbeddings({
      apiKey: parts.env.OPENAI_API_KEY,
      baseUrl: parts.env.OPENAI_BASE_URL,
      model: parts.env.EMBEDDING_MODEL,
    }),
    nowMs: () => performance.now(),
    onCacheHit: () => metrics.cacheHits.add(1),
    onUsage: (usage) => parts.usage.record(usage),
  });
  const findDeps: FindPassagesDeps = {
    ...supabaseSearch({ url: parts.env.SUPABASE_URL, anonKey: parts.env.SUPABASE_ANON_KEY }),
    store: new PassageStore(),
    ranking: RANKING,
  };
  const deps: RankPassagesDeps = {
    embed,
    search: (query) => findPassages(query, findDeps),
    corpusModel: corpusModelReader({
      read: () => parts.database.call<string | null>('kc_embedding_model', []),
      nowMs: () => performance.now(),
      onUnreadable: (reason) => parts.log.warn({ reason }, 'the model of the knowledge base could not be read'),
    }),
    isOurs: isAboutSport,
    stage: (name, work) => withSpan(`retrieval ${name}`, {}, work),
    nowMs: () => performance.now(),
    onNoEmbedding: (reason) => parts.log.warn({ reason }, 'searching by keyword alone'),
  };
  const examplesDeps: FindExamplesDeps = {
    embed,
    nearest: (vector, count) => nearestExamples(parts.database.pool, vector, count),
    nowMs: () => performance.now(),
    onNoEmbedding: (reason) => parts.log.warn({ reason }, 'no examples without a vector'),
  };
  return {
    module: RetrievalModule,
    controllers: [SearchHandler, ExamplesHandler, opsHandler('retrieval')],
    providers: [
      opsProvider(parts),
      { provide: SEARCH_DEPS, useValue: deps },
      { provide: EXAMPLES_DEPS, useValue: examplesDeps },
      { provide: METRICS, useValue: metrics },
    ],
  };
}
