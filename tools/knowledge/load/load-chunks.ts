import type { Client } from 'pg';
import { textToEmbed, type Chunk } from '../chunk/chunk.ts';
import type { EmbeddingsClient } from './embeddings.client.ts';
import { publish, readTable, type ChunkToWrite } from './knowledge-table.ts';
import { planLoad } from './plan-load.ts';

export interface LoadReport {
  model: string;
  chunks: number;
  embedded: number;
  described: number;
  removed: number;
  tokens: number;
  ms: number;
}

export interface LoadDeps {
  database: Client;
  embeddings: EmbeddingsClient;
  nowMs: () => number;
}

/**
 * Brings `knowledge_chunks` to the given passages: embeds what has no vector of this model, writes, removes what vanished, rebuilds BM25,
 * in one transaction that no request to the provider falls into. Running it again does nothing.
 */
export async function loadChunks(input: { chunks: readonly Chunk[]; all: boolean }, deps: LoadDeps): Promise<LoadReport> {
  const startedMs = deps.nowMs();
  const { database, embeddings } = deps;
  const table = await readTable(database);
  const plan = planLoad(input.chunks, table.rows, embeddings.model, input.all);
  const { vectors, tokens } = plan.embed.length ? await embeddings.embed(plan.embed.map(textToEmbed)) : { vectors: [], tokens: 0 };
  const write: ChunkToWrite[] = [
    ...plan.embed.map((chunk, at) => ({ ...chunk, embedding: JSON.stringify(vectors[at]), embedding_model: embeddings.model })),
    ...plan.describe.map((chunk) => ({ ...chunk, embedding: null, embedding_model: null })),
  ];
  const afterwards =
    table.rows.length - plan.remove.length + write.filter((chunk) => !table.rows.some((row) => row.id === chunk.id)).length;
  if (write.length || plan.remove.length || table.indexed !== afterwards) await publish(database, write, plan.remove);
  return {
    model: embeddings.model,
    chunks: input.chunks.length,
    embedded: plan.embed.length,
    described: plan.describe.length,
    removed: plan.remove.length,
    tokens,
    ms: Math.round(deps.nowMs() - startedMs),
  };
}
