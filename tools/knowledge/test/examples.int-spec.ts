import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@hyrox/testing';
import { Client } from 'pg';
import { renderExamples } from '../../dataset/compose/render-examples.ts';
import type { Rendered } from '../../dataset/compose/render-example.ts';
import { createOpenAiStandIn, type OpenAiStandIn } from '../../local/openai/openai-stand-in.ts';
import { runExamples } from '../commands.ts';
import { loadExamples } from '../examples/load-examples.ts';
import { connectEmbeddings, type EmbeddingsClient } from '../load/embeddings.client.ts';

const root = path.join(import.meta.dirname, '../../..');

let database: TestDatabase;
let provider: OpenAiStandIn;
let publisher: Client;
let retrieval: Client;
let embeddings: EmbeddingsClient;
let rendered: Rendered[];

const env = () => ({ DATABASE_URL: database.url('svc_knowledge'), OPENAI_API_KEY: 'local', OPENAI_BASE_URL: `${provider.url}/v1` });
const load = (some: Rendered[], model = embeddings) =>
  loadExamples({ rendered: some, all: false }, { database: publisher, embeddings: model, nowMs: () => performance.now() });
const keys = async (): Promise<string[]> =>
  (await publisher.query<{ key: string }>('select example_key as key from public.training_examples order by 1')).rows.map(({ key }) => key);

beforeAll(async () => {
  const basis: unknown = JSON.parse(await readFile(path.join(root, 'tools/local/openai/basis.json'), 'utf8'));
  [database, provider, rendered] = await Promise.all([testDatabase(), createOpenAiStandIn({ basis }), renderExamples()]);
  publisher = new Client({ connectionString: database.url('svc_knowledge') });
  retrieval = new Client({ connectionString: database.url('svc_retrieval') });
  await Promise.all([publisher.connect(), retrieval.connect()]);
  embeddings = await connectEmbeddings({ baseUrl: `${provider.url}/v1`, apiKey: 'local' });
});

afterAll(async () => {
  await Promise.all([publisher?.end(), retrieval?.end()]);
  await Promise.all([database?.close(), provider?.close()]);
});

describe('loading the coaching examples', () => {
  test('embeds every one the first time and nothing the second time', async () => {
    const all = rendered.length;
    expect(await runExamples(env(), { all: false })).toMatchObject({ examples: all, embedded: all, removed: 0, model: provider.modelId });
    expect(await runExamples(env(), { all: false })).toMatchObject({ examples: all, embedded: 0, removed: 0, tokens: 0 });
    expect(await keys()).toHaveLength(all);
  });

  test('retrieval finds the example nearest to a question, spoken part and token count with it', async () => {
    const wanted = rendered.find(({ id }) => id === 'fact-chalk-and-gloves');
    const { vectors } = await embeddings.embed(['Are gloves and chalk legal for sweaty palms at the kettlebells?']);
    const { rows } = await retrieval.query<{ user_message: string; full_conversation: { role: string }[]; token_count: number }>(
      'select user_message, full_conversation, token_count from public.match_training_examples($1, $2, 3)',
      [JSON.stringify(vectors[0]), provider.modelId],
    );
    expect(rows).toHaveLength(3);
    expect(rows.map((row) => row.user_message)).toContain(wanted?.messages.find(({ role }) => role === 'user')?.content);
    for (const row of rows) {
      expect(row.full_conversation[0]?.role).toBe('user');
      expect(row.token_count).toBeGreaterThan(100);
    }
  });

  test('follows a changed and a removed example, and leaves rows of somebody else alone', async () => {
    await publisher.query(
      `insert into public.training_examples (example_key, category, user_message, full_conversation, token_count)
       values ('collected/1', 'other', 'Hello?', '[]', 1)`,
    );
    const [first, second, ...rest] = rendered as [Rendered, Rendered, ...Rendered[]];
    const changed = { ...first, messages: [...first.messages.slice(0, -1), { role: 'assistant' as const, content: 'Another answer.' }] };
    expect(await load([changed, ...rest])).toMatchObject({ embedded: 1, removed: 1 });
    expect(await keys()).toEqual(expect.arrayContaining(['collected/1', `coach-k/${first.id}`]));
    expect(await keys()).not.toContain(`coach-k/${second.id}`);
    await publisher.query(`delete from public.training_examples where example_key = 'collected/1'`);
    expect(await load(rendered)).toMatchObject({ embedded: 2, removed: 0 });
  });

  test('another model embeds all of them again, so that vectors of two models never mix', async () => {
    const other: EmbeddingsClient = { ...embeddings, model: 'other-model' };
    expect(await load(rendered, other)).toMatchObject({ embedded: rendered.length });
    const { rows } = await publisher.query('select distinct embedding_model from public.training_examples');
    expect(rows).toEqual([{ embedding_model: 'other-model' }]);
  });

  test('leaves the table as it is when a row cannot be written', async () => {
    const before = await keys();
    const broken: EmbeddingsClient = { ...embeddings, embed: (texts) => Promise.resolve({ vectors: texts.map(() => [1, 2]), tokens: 0 }) };
    await expect(load(rendered.slice(1), broken)).rejects.toThrow(/dimensions/);
    expect(await keys()).toEqual(before);
  });
});
