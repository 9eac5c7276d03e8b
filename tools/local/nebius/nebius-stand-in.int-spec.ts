import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { request } from 'undici';
import { coachMessages, ZORB_PASSAGES } from './coach/coach-prompt.fixture.ts';
import type { LoggedRequest } from './control/request-log.ts';
import { SERVED_MODELS } from './control/stand-in-state.ts';
import { countPromptTokens, countTextTokens } from './count-tokens.ts';
import { createNebiusStandIn, type NebiusStandIn } from './nebius-stand-in.ts';

const MODEL = SERVED_MODELS[0];
const LORA = 'meta-llama/Llama-3.3-70B-Instruct-fast-LoRa:hyrox-coach-v2-HafB';
const messages = coachMessages('What is the best zorb throw technique?', ZORB_PASSAGES);

let standIn: NebiusStandIn;
let nebius: OpenAI;

beforeAll(async () => {
  standIn = await createNebiusStandIn({ firstTokenMs: 0, tokensPerSecond: Infinity });
  nebius = new OpenAI({ apiKey: 'any', baseURL: standIn.baseUrl, maxRetries: 0 });
});
afterAll(() => standIn.close());
beforeEach(() => control('mode', { mode: 'extractive', firstTokenMs: 0, tokensPerSecond: null }));

async function control(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`${standIn.url}/stand-in/${path}`, { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(200);
  return response.json();
}

async function transcript(key: string): Promise<LoggedRequest> {
  const response = await fetch(`${standIn.url}/stand-in/transcripts/${key}`);
  expect(response.status).toBe(200);
  return (await response.json()) as LoggedRequest;
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  request(`${standIn.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer any', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('a chat completion', () => {
  it('has the same text streamed as whole, and usage that counts exactly', async () => {
    const whole = await nebius.chat.completions.create({ model: MODEL, messages, max_tokens: 1200 });
    const stream = await nebius.chat.completions.create({
      model: MODEL,
      messages,
      max_tokens: 1200,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    const frames: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) {
      frames.push(chunk);
      text += chunk.choices[0]?.delta.content ?? '';
    }
    const usage = {
      prompt_tokens: countPromptTokens(messages),
      completion_tokens: countTextTokens(text) + 1,
      total_tokens: countPromptTokens(messages) + countTextTokens(text) + 1,
    };
    expect(text).toBe(whole.choices[0]?.message.content);
    expect(whole.usage).toMatchObject(usage);
    expect(frames[0]?.choices[0]?.delta).toEqual({ role: 'assistant', content: '' });
    expect(frames.at(-2)?.choices[0]).toMatchObject({ delta: { content: '' }, finish_reason: 'stop' });
    expect(frames.at(-1)).toMatchObject({ choices: [], usage });
  });

  it('has every field of the provider, in frames and whole', async () => {
    const whole = (await (await post({ model: LORA, messages: [{ role: 'user', content: 'Hi' }] })).body.json()) as Record<string, unknown>;
    expect(Object.keys(whole)).toEqual([
      'id',
      'object',
      'created',
      'model',
      'choices',
      'usage',
      'service_tier',
      'system_fingerprint',
      'prompt_logprobs',
    ]);
    expect(whole).toMatchObject({
      object: 'chat.completion',
      model: LORA,
      choices: [{ stop_reason: null, message: { tool_calls: [], reasoning_content: null } }],
    });
    const stream = await (await post({ model: LORA, messages, stream: true })).body.text();
    const frames = stream.trimEnd().split('\n\n');
    expect(frames.at(-1)).toBe('data: [DONE]');
    expect(frames.every((frame) => frame.startsWith('data: '))).toBe(true);
    expect(JSON.parse(frames[1]?.slice(6) ?? '')).toMatchObject({
      object: 'chat.completion.chunk',
      choices: [{ index: 0, logprobs: null, finish_reason: null }],
    });
    expect(stream).not.toContain('"usage"');
  });

  it('is cut at max_tokens with the reason for it', async () => {
    const cut = await nebius.chat.completions.create({ model: MODEL, messages, max_tokens: 20 });
    expect(cut.choices[0]?.finish_reason).toBe('length');
    expect(cut.usage?.completion_tokens).toBe(20);
    expect(countTextTokens(cut.choices[0]?.message.content ?? '')).toBe(20);
  });

  it('comes with rate limits and ids in its headers', async () => {
    const { headers } = await post({ model: MODEL, messages });
    expect(headers).toMatchObject({
      'x-ratelimit-limit-requests': '600',
      'x-ratelimit-limit-tokens': '400000',
      'x-ratelimit-dynamic-scale-tokens': '1.00',
    });
    expect(headers['x-ratelimit-reset-requests']).toMatch(/^\d+s$/);
    expect([headers['x-request-id'], headers['x-inference-id']].every((id) => /^[0-9a-f-]{36}$/.test(String(id)))).toBe(true);
  });

  it('keeps to its pace', async () => {
    await control('mode', { mode: 'scripted', script: { generate: { tokens: 50, seed: 'pace' } }, firstTokenMs: 40, tokensPerSecond: 500 });
    const startMs = performance.now();
    await (await post({ model: MODEL, messages, stream: true })).body.text();
    const tookMs = performance.now() - startMs;
    expect(tookMs).toBeGreaterThan(120);
    expect(tookMs).toBeLessThan(1000);
  });

  it('stops being generated when the reader goes away', async () => {
    await control('mode', { mode: 'scripted', script: { generate: { tokens: 1000, seed: 'long' } }, tokensPerSecond: 100 });
    const stream = await nebius.chat.completions.create(
      { model: MODEL, messages, stream: true },
      { headers: { 'x-client-request-id': 'gone.1' } },
    );
    for await (const chunk of stream) if (chunk.choices[0]?.delta.content !== '') break;
    await until(async () => (await transcript('gone.1')).outcome === 'aborted');
    const { sentChars, text } = await transcript('gone.1');
    expect(sentChars).toBeLessThan((text ?? '').length / 2);
  });
});

describe('errors', () => {
  it.each([
    ['no key', 401, { authorization: '' }, JSON.stringify({ model: MODEL, messages }), { detail: expect.any(String) }],
    ['a model it does not serve', 404, {}, JSON.stringify({ model: 'x', messages }), { detail: 'The model `x` does not exist.' }],
    ['broken JSON', 422, {}, '{"model"', { detail: [expect.objectContaining({ type: 'json_invalid', loc: ['body', 0] })] }],
    [
      'two wrong fields',
      422,
      {},
      '{"messages":[],"top_p":2}',
      { detail: [{}, {}, {}].map(() => expect.objectContaining({ loc: expect.anything() })) },
    ],
  ])('answers %s with %i in the shape of FastAPI', async (_, status, headers, body, shape) => {
    const response = await post(body, headers);
    expect(response.statusCode).toBe(status);
    expect(await response.body.json()).toEqual(shape);
  });

  it('reaches the SDK as its own class of error, with the detail beside it', async () => {
    const asked = nebius.chat.completions.create({ model: 'x', messages });
    await expect(asked).rejects.toBeInstanceOf(OpenAI.NotFoundError);
    await expect(asked).rejects.toMatchObject({ status: 404, error: { detail: 'The model `x` does not exist.' } });
  });

  it('knows no other path and no other method', async () => {
    expect((await request(`${standIn.url}/v1/embeddings`, { method: 'POST' })).statusCode).toBe(404);
    expect((await request(`${standIn.url}/v1/chat/completions`)).statusCode).toBe(405);
  });

  it('lists its models', async () => {
    expect((await nebius.models.list()).data.map(({ id }) => id)).toEqual([...SERVED_MODELS]);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
