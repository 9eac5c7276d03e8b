import { performance } from 'node:perf_hooks';
import { RACE_TABLES } from '@hyrox/coaching';
import { Client } from 'pg';
import type { KnowledgeEnv } from './env.ts';
import { chunkDocuments } from './files/chunk-documents.ts';
import { chunkStats, statsPage, type ChunkStats } from './files/chunk-stats.ts';
import type { KnowledgeFolder } from './files/knowledge-folder.ts';
import { connectEmbeddings } from './load/embeddings.client.ts';
import { readTable } from './load/knowledge-table.ts';
import { loadChunks, type LoadReport } from './load/load-chunks.ts';
import { fillTables } from './tables/fill-tables.ts';
import { checkFiles, checkTable } from './verify/check-chunks.ts';
import { parseSources } from './verify/parse-sources.ts';

/** Writes the generated tables of the documents anew, cuts them, and writes `chunks/all_chunks.json` and `chunks/chunk_stats.md`. */
export async function runChunk(folder: KnowledgeFolder): Promise<ChunkStats> {
  for (const { file, text } of await folder.readDocuments()) {
    const filled = fillTables(file, text, RACE_TABLES);
    if (filled !== text) await folder.writeDocument(file, filled);
  }
  const chunks = await chunkDocuments(folder);
  const stats = chunkStats(chunks);
  await folder.writeChunks(chunks, statsPage(stats));
  return stats;
}

/** Sizes of the passages as written. */
export async function runStats(folder: KnowledgeFolder): Promise<ChunkStats> {
  return chunkStats(await folder.readChunks());
}

/** Brings the table to the passages as written; `all` embeds each of them again. */
export async function runLoad(folder: KnowledgeFolder, env: KnowledgeEnv, all: boolean): Promise<LoadReport> {
  const [chunks, embeddings] = await Promise.all([folder.readChunks(), connectEmbeddings(providerOf(env))]);
  return withDatabase(env, (database) => loadChunks({ chunks, all }, { database, embeddings, nowMs: () => performance.now() }));
}

export interface VerifyReport {
  chunks: number;
  sources: number;
  /** Null when only the files were looked at. */
  model: string | null;
  findings: string[];
}

/** Looks for what is wrong in the files and, given an environment, in the table. */
export async function runVerify(folder: KnowledgeFolder, env: KnowledgeEnv | null): Promise<VerifyReport> {
  const [written, current, sourcesText] = await Promise.all([folder.readChunks(), chunkDocuments(folder), folder.readSources()]);
  const sources = parseSources(sourcesText);
  const documents = await folder.readDocuments();
  const stale = documents.filter(({ file, text }) => fillTables(file, text, RACE_TABLES) !== text);
  const findings = [
    ...stale.map(({ file }) => `${file}: a table is not what the rules data says; run the command chunk`),
    ...sources.findings,
    ...checkFiles(written, current, sources.keys),
  ];
  if (env === null) return { chunks: written.length, sources: sources.keys.size, model: null, findings };
  const { model } = await connectEmbeddings(providerOf(env));
  const table = await withDatabase(env, readTable);
  findings.push(...checkTable(written, table.rows, table.indexed, model));
  return { chunks: written.length, sources: sources.keys.size, model, findings };
}

const providerOf = (env: KnowledgeEnv) => ({ baseUrl: env.OPENAI_BASE_URL, apiKey: env.OPENAI_API_KEY, model: env.EMBEDDING_MODEL });

async function withDatabase<T>(env: KnowledgeEnv, work: (database: Client) => Promise<T>): Promise<T> {
  const database = new Client({ connectionString: env.DATABASE_URL });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}
