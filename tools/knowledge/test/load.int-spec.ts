import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { Client } from 'pg';
import { createOpenAiStandIn, type OpenAiStandIn } from '../../local/openai/openai-stand-in.ts';
import { runLoad, runTableStats, runVerify } from '../commands.ts';
import { openKnowledgeFolder } from '../files/knowledge-folder.ts';
import type { Chunk } from '../chunk/chunk.ts';
import { connectEmbeddings, type EmbeddingsClient } from '../load/embeddings.client.ts';
import { loadChunks } from '../load/load-chunks.ts';
import { tableStatsPage } from '../load/table-stats.ts';

const root = path.join(import.meta.dirname, '../../..');
const folder = openKnowledgeFolder(path.join(root, 'knowledge'));

let database: TestDatabase;
let provider: OpenAiStandIn;
let publisher: Client;
let embeddings: EmbeddingsClient;
let chunks: Chunk[];

const load = (some: Chunk[]) =>
  loadChunks(
    { chunks: some, all: false, managedBy: 'knowledge-tool' },
    { database: publisher, embeddings, nowMs: () => performance.now() },
  );
const storedIds = async (): Promise<string[]> =>
  (await publisher.query<{ id: string }>('select id from public.knowledge_chunks order by id')).rows.map((row) => row.id);

beforeAll(async () => {
  const basis: unknown = JSON.parse(await readFile(path.join(root, 'tools/local/openai/basis.json'), 'utf8'));
  [database, provider, chunks] = await Promise.all([testDatabase(), createOpenAiStandIn({ basis }), folder.readChunks()]);
  publisher = new Client({ connectionString: database.url('svc_knowledge') });
  await publisher.connect();
  embeddings = await connectEmbeddings({ baseUrl: `${provider.url}/v1`, apiKey: 'local' });
});

afterAll(async () => {
  await publisher?.end();
  await Promise.all([database?.close(), provider?.close()]);
});

const env = () => ({ DATABASE_URL: database.url('svc_knowledge'), OPENAI_API_KEY: 'local', OPENAI_BASE_URL: `${provider.url}/v1` });

describe('loading the knowledge base', () => {
  it('embeds every passage the first time and nothing the second time, in under a second', async () => {
    expect(await runLoad(folder, env(), { all: false })).toMatchObject({ chunks: chunks.length, embedded: chunks.length, removed: 0 });
    const again = await runLoad(folder, env(), { all: false });
    expect(again).toMatchObject({ embedded: 0, described: 0, removed: 0, tokens: 0 });
    expect(again.ms).toBeLessThan(1_000);
    expect(await runVerify(folder, env())).toMatchObject({ model: provider.modelId, findings: [] });
  });

  it('tells what the database holds by document and model, and what the search sees of it', async () => {
    const held = await runTableStats({ ...env(), OWNER_DATABASE_URL: database.url('postgres') });
    expect(held).toMatchObject({ passages: chunks.length, indexed: chunks.length, seenBySearch: chunks.length });
    expect(held.models).toEqual([{ model: provider.modelId, passages: chunks.length }]);
    expect(held.documents.map(({ sourceDoc }) => sourceDoc)).toEqual([...new Set(chunks.map((chunk) => chunk.source_doc))].sort());
    expect(tableStatsPage(held)).toContain(`${chunks.length} passages in the database, last written ${held.changedAt}`);
    expect(tableStatsPage({ ...held, seenBySearch: 0 })).toContain('0   <- this is why nothing is found');
    expect(tableStatsPage({ ...held, passages: 0, documents: [], models: [], changedAt: null })).toContain('nothing was ever loaded');
  });

  it('finds the right document for the three questions of the build plan', async () => {
    const questions: [string, RegExp][] = [
      ["What's the best sled push technique?", /^team1c_/],
      ['How should I pace my 1km runs?', /^team1b_/],
      ['How much protein should I eat daily?', /^team8_/],
    ];
    const { vectors } = await embeddings.embed(questions.map(([question]) => question));
    for (const [at, [question, expected]] of questions.entries()) {
      const { rows } = await publisher.query<{ id: string }>('select id from public.hybrid_search_chunks($1, $2)', [
        question,
        JSON.stringify(vectors[at]),
      ]);
      expect(rows[0]?.id).toMatch(expected);
      expect(rows).toHaveLength(5);
    }
  });

  it('follows a changed, a removed and a new passage, and leaves foreign rows alone', async () => {
    const [first, second, ...rest] = chunks as [Chunk, Chunk, ...Chunk[]];
    await publisher.query(
      `insert into public.knowledge_chunks (id, source_doc, source_name, section, heading_path, content, chunk_index, word_count, est_tokens, content_sha, managed_by)
       values ('foreign_000', 'foreign.md', 'Foreign', 'S', 'S', 'Written by somebody else.', 0, 4, 5, 'x', 'import')`,
    );
    const changed = { ...first, content: 'Zebras gallop.', content_sha: 'changed' };
    expect(await load([changed, ...rest])).toMatchObject({ embedded: 1, removed: 1 });
    expect(await storedIds()).toEqual(expect.arrayContaining(['foreign_000', first.id]));
    expect(await storedIds()).not.toContain(second.id);
    const { rows } = await publisher.query<{ id: string }>(`select id from public.bm25_search('galloping zebra')`);
    expect(rows).toEqual([expect.objectContaining({ id: first.id })]);
    await publisher.query(`delete from public.knowledge_chunks where id = 'foreign_000'`);
    expect(await load(chunks)).toMatchObject({ embedded: 2, removed: 0 });
  });

  it('leaves the old knowledge in place when the new one cannot be written', async () => {
    const before = await storedIds();
    const clash = { ...(chunks[0] as Chunk), id: 'clash_000' };
    await expect(load([...chunks, clash])).rejects.toThrow(/source_doc_chunk_index/);
    expect(await storedIds()).toEqual(before);
  });
});
