import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { RACE_TABLES } from '@hyrox/coaching';
import { Client } from 'pg';
import { renderExamples } from '../dataset/compose/render-examples.ts';
import { chunkMarkdown } from './chunk/chunk-markdown.ts';
import { loadTokenCounter } from './chunk/count-tokens.ts';
import type { KnowledgeEnv, TableEnv } from './env.ts';
import { loadExamples, type ExamplesReport } from './examples/load-examples.ts';
import { chunkDocuments } from './files/chunk-documents.ts';
import { chunkStats, statsPage, type ChunkStats } from './files/chunk-stats.ts';
import type { KnowledgeFolder } from './files/knowledge-folder.ts';
import { readText } from './files/read-text.ts';
import { readImport } from './import/read-import.ts';
import { connectEmbeddings } from './load/embeddings.client.ts';
import { readTable } from './load/knowledge-table.ts';
import { countSeen, readTableStats, type TableStats } from './load/table-stats.ts';
import { loadChunks, type LoadDeps, type LoadReport } from './load/load-chunks.ts';
import { MANAGED_BY } from './load/plan-load.ts';
import { fillTables } from './tables/fill-tables.ts';
import { checkRuleFigures, tellRuleFinding } from './rules/check-rule-figures.ts';
import { checkAsked } from './verify/check-asked.ts';
import { checkFiles, checkTable } from './verify/check-chunks.ts';
import { parseSources } from './verify/parse-sources.ts';

/** Writes the generated tables of the documents anew, cuts them, and writes `chunks/all_chunks.json` and `chunks/chunk_stats.md`. */
export async function runChunk(folder: KnowledgeFolder): Promise<ChunkStats> {
  const documents = await folder.readDocuments();
  // No passages would mean that the next load empties the table.
  if (documents.length === 0) throw new Error('there is no Markdown document in this folder; nothing was written');
  for (const { file, text } of documents) {
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

/** What the running database holds; and, given the owner's address, what a search sees of it. */
export async function runTableStats(env: TableEnv): Promise<TableStats> {
  const held = await withDatabase(env, readTableStats);
  const { OWNER_DATABASE_URL: url } = env;
  return { ...held, seenBySearch: url === undefined ? null : await withDatabase({ DATABASE_URL: url }, countSeen) };
}

export interface LoadOptions {
  /** Embeds every passage again. */
  all: boolean;
  /** A folder of Markdown or an `all_chunks.json` made elsewhere, instead of our own passages. Its rows are kept apart from ours. */
  from?: string | undefined;
  progress?: LoadDeps['progress'] | undefined;
}

/** Brings the table to the passages as written, or to those of an import. */
export async function runLoad(folder: KnowledgeFolder, env: KnowledgeEnv, { all, from, progress }: LoadOptions): Promise<LoadReport> {
  const wanted = from === undefined ? { managedBy: MANAGED_BY, chunks: await folder.readChunks() } : await readImport(from);
  if (from === undefined && wanted.chunks.length === 0) throw new Error('there is not a single passage to load; the table stays as it is');
  const embeddings = await connectEmbeddings(providerOf(env));
  const deps = { embeddings, nowMs: () => performance.now(), ...(progress ? { progress } : {}) };
  return withDatabase(env, (database) => loadChunks({ ...wanted, all }, { ...deps, database }));
}

/** Brings the table of coaching examples to those in `tools/dataset/examples`. */
export async function runExamples(env: KnowledgeEnv, { all }: { all: boolean }): Promise<ExamplesReport> {
  const [rendered, embeddings] = await Promise.all([renderExamples(), connectEmbeddings(providerOf(env))]);
  return withDatabase(env, (database) => loadExamples({ rendered, all }, { database, embeddings, nowMs: () => performance.now() }));
}

/** Takes a new document into the library: checked whole before anything is written. Throws when it is there already. */
export async function runAdd(folder: KnowledgeFolder, source: string): Promise<ChunkStats> {
  const file = path.basename(source);
  const [text, documents, sources] = await Promise.all([readText(source), folder.readDocuments(), folder.readSources()]);
  if (documents.some((document) => document.file === file)) throw new Error(`${file} is in the library already; edit it there`);
  const filled = fillTables(file, text, RACE_TABLES);
  const known = parseSources(sources).keys;
  const chunks = chunkMarkdown(file, filled, await loadTokenCounter());
  const unknown = [...new Set(chunks.flatMap((chunk) => chunk.source_keys))].filter((key) => !known.has(key));
  if (unknown.length) throw new Error(`${file} cites ${unknown.join(', ')}, which sources.yaml does not name; add them there first`);
  await folder.writeDocument(file, filled);
  return runChunk(folder);
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
  const [written, current, sourcesText, asked] = await Promise.all([
    folder.readChunks(),
    chunkDocuments(folder),
    folder.readSources(),
    folder.readAsked(),
  ]);
  const sources = parseSources(sourcesText);
  const documents = await folder.readDocuments();
  const stale = documents.filter(({ file, text }) => fillTables(file, text, RACE_TABLES) !== text);
  const findings = [
    ...stale.map(({ file }) => `${file}: a table is not what the rules data says; run the command chunk`),
    ...sources.findings,
    ...checkRuleFigures({ documents, sourceKinds: sources.kinds }).map(tellRuleFinding),
    ...checkFiles(written, current, sources.keys),
    ...checkAsked(documents, asked.places),
  ];
  if (env === null) return { chunks: written.length, sources: sources.keys.size, model: null, findings };
  const { model } = await connectEmbeddings(providerOf(env));
  const table = await withDatabase(env, readTable);
  findings.push(...checkTable(written, table.rows, table.indexed, model));
  return { chunks: written.length, sources: sources.keys.size, model, findings };
}

const providerOf = (env: KnowledgeEnv) => ({ baseUrl: env.OPENAI_BASE_URL, apiKey: env.OPENAI_API_KEY, model: env.EMBEDDING_MODEL });

async function withDatabase<T>(env: Pick<KnowledgeEnv, 'DATABASE_URL'>, work: (database: Client) => Promise<T>): Promise<T> {
  const database = new Client({ connectionString: env.DATABASE_URL });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}
