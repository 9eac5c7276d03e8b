import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';

interface Running {
  process: ChildProcess;
  url: string;
  modelId: string;
}

async function start(): Promise<Running> {
  const child = spawn(process.execPath, ['--conditions=@hyrox/source', new URL('./main.ts', import.meta.url).pathname], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const [word, url = '', modelId = ''] = line.split(' ');
  expect(word).toBe('ready');
  return { process: child, url, modelId };
}

async function stop(running: Running): Promise<void> {
  const ended = once(running.process, 'exit');
  running.process.kill('SIGTERM');
  await ended;
}

const texts = Array.from(
  { length: 100 },
  (_, at) => `Session ${at}: 1 km run, then the sled push for 50 m with low hips in lane ${at % 7}`,
);

describe('the embeddings stand-in, as two processes', () => {
  let first: Running;
  let second: Running;
  let openai: OpenAI;

  beforeAll(async () => {
    [first, second] = await Promise.all([start(), start()]);
    openai = new OpenAI({ apiKey: 'any', baseURL: `${first.url}/v1`, maxRetries: 0 });
  });
  afterAll(() => Promise.all([stop(first), stop(second)]));

  it('answers the SDK alike in its silent base64 and in plain floats', async () => {
    const silent = await openai.embeddings.create({ model: first.modelId, input: 'low hips on the sled' });
    const plain = await openai.embeddings.create({ model: first.modelId, input: 'low hips on the sled', encoding_format: 'float' });
    expect(silent.data[0]?.embedding).toEqual(plain.data[0]?.embedding);
    expect(plain.data[0]?.embedding).toHaveLength(1536);
    expect(plain.usage).toEqual({ prompt_tokens: 5, total_tokens: 5 });
  });

  it('embeds a hundred texts in order, bit for bit as the other process does', async () => {
    const other = new OpenAI({ apiKey: 'any', baseURL: `${second.url}/v1`, maxRetries: 0 });
    const here = await openai.embeddings.create({ model: first.modelId, input: texts });
    const there = await other.embeddings.create({ model: second.modelId, input: texts });
    expect(second.modelId).toBe(first.modelId);
    expect(here.data.map((item) => item.index)).toEqual(texts.map((_, at) => at));
    expect(there.data).toEqual(here.data);
    const alone = await openai.embeddings.create({ model: first.modelId, input: texts[42] ?? '' });
    expect(alone.data[0]?.embedding).toEqual(here.data[42]?.embedding);
  });

  it('shortens to the dimensions asked for, at length one', async () => {
    const { data } = await openai.embeddings.create({ model: first.modelId, input: 'sled', dimensions: 256, encoding_format: 'float' });
    const vector = data[0]?.embedding ?? [];
    expect(vector).toHaveLength(256);
    expect(vector.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 5);
  });

  it('lists its one model', async () => {
    const models = await openai.models.list();
    expect(models.data.map((model) => model.id)).toEqual([first.modelId]);
  });

  it('refuses another model in the words the SDK understands', async () => {
    const asked = openai.embeddings.create({ model: 'text-embedding-3-small', input: 'sled' });
    await expect(asked).rejects.toMatchObject({ status: 404, code: 'model_not_found', type: 'invalid_request_error' });
    await expect(asked).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });

  it('refuses what is too long for the model, counted exactly', async () => {
    const ask = (words: number) => openai.embeddings.create({ model: first.modelId, input: ' sled'.repeat(words) });
    const tokensPerWord = (await ask(1)).usage.prompt_tokens;
    await expect(ask(Math.floor(8192 / tokensPerWord))).resolves.toBeDefined();
    await expect(ask(8193)).rejects.toMatchObject({ status: 400, param: 'input' });
  });

  it('answers 401 without a key, 400 for broken JSON and 404 elsewhere', async () => {
    const post = (path: string, headers: Record<string, string>, body: string) =>
      fetch(first.url + path, { method: 'POST', headers, body });
    expect((await post('/v1/embeddings', {}, '{}')).status).toBe(401);
    const broken = await post('/v1/embeddings', { authorization: 'Bearer k' }, '{');
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ error: { type: 'invalid_request_error', param: null, code: null } });
    expect((await post('/v1/chat/completions', { authorization: 'Bearer k' }, '{}')).status).toBe(404);
  });
});
