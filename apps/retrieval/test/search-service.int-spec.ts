import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { searchPassages as contract, usageRecorded, type SearchInput, type SearchOutput } from '@hyrox/contracts';
import type { Bus } from '@hyrox/messaging';
import { Database } from '@hyrox/service-kit';
import { createLogger } from '@hyrox/telemetry';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { Test, type TestingModule } from '@nestjs/testing';
import { createOpenAiStandIn, type OpenAiStandIn } from '../../../tools/local/openai/openai-stand-in.ts';
import { createSupabaseStandIn, type SupabaseStandIn } from '../../../tools/local/supabase/create-server.ts';
import { generateSigningJwk, mintApiKey } from '../../../tools/local/supabase/mint-keys.ts';
import { runLoad } from '../../../tools/knowledge/commands.ts';
import { openKnowledgeFolder } from '../../../tools/knowledge/files/knowledge-folder.ts';
import { retrievalModule } from '../src/retrieval.module.ts';
import { SearchHandler } from '../src/search/search.handler.ts';
import { UsageWriter } from '../src/usage/usage-writer.ts';
import { writeUsage } from '../src/usage/write-usage.ts';

const root = path.join(import.meta.dirname, '../../..');
const log = createLogger('retrieval-test', 'fatal');

let postgres: TestDatabase;
let embeddings: OpenAiStandIn;
let supabase: SupabaseStandIn;
let anonKey: string;
let database: Database;
let usage: UsageWriter;
const modules: TestingModule[] = [];

beforeAll(async () => {
  const basis: unknown = JSON.parse(await readFile(path.join(root, 'tools/local/openai/basis.json'), 'utf8'));
  [postgres, embeddings] = await Promise.all([testDatabase(), createOpenAiStandIn({ basis })]);
  const signingJwk = await generateSigningJwk();
  supabase = await createSupabaseStandIn({ databaseUrl: postgres.url('supabase_stand_in'), port: 0, signingJwk, accessTokenTtlS: 60 });
  anonKey = await mintApiKey(signingJwk, 'anon', supabase.url);
  const folder = openKnowledgeFolder(path.join(root, 'knowledge'));
  await runLoad(
    folder,
    { DATABASE_URL: postgres.url('svc_knowledge'), OPENAI_API_KEY: 'k', OPENAI_BASE_URL: `${embeddings.url}/v1` },
    { all: false },
  );
  database = new Database({ url: postgres.url('svc_retrieval'), log });
  usage = new UsageWriter({ write: (facts) => writeUsage(database.pool, facts), written: () => undefined, log });
});

afterAll(async () => {
  await Promise.all(modules.map((module) => module.close()));
  await usage?.stop();
  await database?.end();
  await supabase?.close();
  await Promise.all([embeddings?.close(), postgres?.close()]);
});

/** The service as the bus meets it: input and answer go through the contract. */
async function service(
  changes: { OPENAI_BASE_URL?: string; SUPABASE_URL?: string } = {},
): Promise<(input: SearchInput) => Promise<SearchOutput>> {
  const env = {
    SUPABASE_URL: supabase.url,
    SUPABASE_ANON_KEY: anonKey,
    OPENAI_API_KEY: 'k',
    OPENAI_BASE_URL: `${embeddings.url}/v1`,
    EMBEDDING_MODEL: undefined,
    ...changes,
  };
  const module = await Test.createTestingModule({ imports: [retrievalModule({ env, bus: NO_BUS, database, usage, log })] }).compile();
  modules.push(module);
  const handler = module.get(SearchHandler);
  return async (input) => contract.output.parse(await handler.search(contract.input.parse(input)));
}

// Nobody asks for what waits in this service here.
const NO_BUS = {} as Bus;

const DEAD = 'http://127.0.0.1:9/v1';

describe('retrieval.search', () => {
  it.each([
    ['What is the best sled push technique? I am struggling with the heavy sled.', /^team1c_/],
    ['How should I pace my 1km runs?', /^team1b_/],
    ['How much protein should I eat daily?', /^team8_/],
    ['stroke rate on the ski erg', /^team(?:1c|12)_/],
  ])('finds the right document first: %s', async (query, expected) => {
    const answer = await (await service())({ query });
    expect(answer.passages[0]?.id).toMatch(expected);
    expect(answer.passages.length).toBeGreaterThanOrEqual(3);
    expect(answer.embeddingModel).toBe(embeddings.modelId);
    expect(answer.degraded).toBeUndefined();
  });

  it('understands a follow-up and a change of subject', async () => {
    const search = await service();
    const followUp = await search({ query: 'What dose should I take?', previousUserMessage: 'Tell me about creatine for Hyrox' });
    expect(followUp.passages.map((passage) => passage.section)).toContain('Creatine for Hyrox athletes');
    const changed = await search({
      query: 'How much protein should I eat daily?',
      previousUserMessage: 'What is the best sled push technique?',
    });
    expect(changed.passages[0]?.id).toMatch(/^team8_/);
  });

  it.each(['quantum chromodynamics', 'My cat keeps scratching the sofa. How can I get her to stop?'])(
    'finds nothing for a question that has nothing to do with Hyrox: %s',
    async (query) => {
      expect((await (await service())({ query })).passages).toEqual([]);
    },
  );

  it('tells how each half judged what it found, and keeps within the context', async () => {
    const answer = await (await service())({ query: 'sled push technique' });
    expect(answer.passages[0]?.scores).toMatchObject({ keyword: expect.any(Number), semantic: expect.any(Number) });
    expect(answer.passages[0]?.scores?.fused).toBe(answer.passages[0]?.score);
    expect(answer.passages.length).toBeGreaterThanOrEqual(4);
    expect(answer.passages.reduce((sum, passage) => sum + passage.content.length, 0)).toBeLessThan(2_600 * 6);
  });

  it('shows a passage as it is now, also when it was read before', async () => {
    const search = await service();
    const before = (await search({ query: 'sled push technique' })).passages[0];
    const owner = new Database({ url: postgres.url('svc_knowledge'), log });
    const set = `update public.knowledge_chunks set content = replace(content, $2, $3), content_sha = $4 where id = $1 returning content_sha`;
    const { rows } = await owner.pool.query<{ content_sha: string }>('select content_sha from public.knowledge_chunks where id = $1', [
      before?.id,
    ]);
    await owner.pool.query(set, [before?.id, 'Get low.', 'Stay low.', 'changed']);
    const after = (await search({ query: 'sled push technique' })).passages.find(({ id }) => id === before?.id);
    await owner.pool.query(set, [before?.id, 'Stay low.', 'Get low.', rows[0]?.content_sha]);
    await owner.end();
    expect(before?.content).toContain('Get low.');
    expect(after?.content).toContain('Stay low.');
  });

  it('looks only at the wanted topics', async () => {
    const answer = await (await service())({ query: 'How hard should I go?', tags: ['caffeine'] });
    expect(answer.passages.length).toBeGreaterThan(0);
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from public.knowledge_chunks where id = any($1) and not 'caffeine' = any(topic_tags)`,
      [answer.passages.map((passage) => passage.id)],
    );
    expect(rows[0]?.n).toBe(0);
  });

  it('answers by keyword alone and says so when the embeddings provider is gone', async () => {
    const answer = await (await service({ OPENAI_BASE_URL: DEAD }))({ query: 'sled push technique' });
    expect(answer).toMatchObject({ degraded: 'no_embedding', embeddingModel: null });
    expect(answer.passages[0]?.id).toMatch(/^team1c_/);
  });

  it('is unavailable when the search is gone', async () => {
    const search = await service({ SUPABASE_URL: 'http://127.0.0.1:9' });
    await expect(search({ query: 'sled push technique' })).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('writes what the embeddings cost to the outbox, once per text', async () => {
    const search = await service();
    await usage.flush();
    const count = async (): Promise<number> =>
      (await database.pool.query<{ n: number }>(`select count(*)::int as n from public.outbox where name = 'usage-recorded'`)).rows[0]?.n ??
      0;
    const before = await count();
    const query = 'How many wall balls are there in a race?';
    await Promise.all([search({ query }), search({ query })]);
    await search({ query });
    await usage.flush();
    expect(await count()).toBe(before + 1);
    const { rows } = await database.pool.query<{ payload: unknown }>(`select payload from public.outbox order by id desc limit 1`);
    expect(usageRecorded.data.parse(rows[0]?.payload)).toMatchObject({
      cause: 'embedding',
      model: embeddings.modelId,
      costNanoUsd: 0,
      exact: true,
    });
  });
});
