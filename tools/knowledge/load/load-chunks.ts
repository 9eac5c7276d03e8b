import type { Client } from 'pg';
import { embedChunks } from './embed-chunks.ts';
import type { EmbeddingsClient } from './embeddings.client.ts';
import { openStaging, publish, readTable, stage } from './knowledge-table.ts';
import { planLoad, type Wanted } from './plan-load.ts';

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
  /** Called after each batch: how many passages have their vector. */
  progress?: (done: number, total: number) => void;
}

/** Passages embedded and put aside together. */
const BATCH = 100;

/** Of all passages; with more of them changed, making keyword search anew is no dearer than following each. */
const MOST_OF_IT = 0.5;

/**
 * Brings `knowledge_chunks` to the given passages: embeds what has no vector of this model, writes, removes what vanished, brings both indexes along,
 * in one transaction that no request to the provider falls into. Running it again does nothing.
 */
export async function loadChunks(input: Wanted, deps: LoadDeps): Promise<LoadReport> {
  const startedMs = deps.nowMs();
  const { database, embeddings } = deps;
  const table = await readTable(database);
  const plan = planLoad(input, table.rows, embeddings.model);
  const known = new Set(table.rows.map((row) => row.id));
  const write = [...plan.embed, ...plan.describe];
  const afterwards = table.rows.length - plan.remove.length + write.filter((chunk) => !known.has(chunk.id)).length;
  let tokens = 0;
  if (write.length || plan.remove.length || table.indexed !== afterwards) {
    await openStaging(database);
    for (let at = 0; at < plan.embed.length; at += BATCH) {
      const batch = plan.embed.slice(at, at + BATCH);
      const embedded = await embedChunks(batch, embeddings);
      tokens += embedded.tokens;
      const staged = batch.map((chunk, i) => ({
        ...chunk,
        embedding: JSON.stringify(embedded.vectors[i]),
        embedding_model: embeddings.model,
      }));
      await stage(database, staged);
      deps.progress?.(at + batch.length, plan.embed.length);
    }
    for (let at = 0; at < plan.describe.length; at += BATCH) {
      const batch = plan.describe.slice(at, at + BATCH);
      await stage(
        database,
        batch.map((chunk) => ({ ...chunk, embedding: null, embedding_model: null })),
      );
    }
    const changed = write.length + plan.remove.length;
    const stale = table.indexed !== table.rows.length;
    await publish(database, { remove: plan.remove, managedBy: input.managedBy, rebuild: stale || changed > afterwards * MOST_OF_IT });
  }
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
