import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { request } from 'undici';
import { SERVED_MODELS } from '../control/stand-in-state.ts';
import { generateText } from '../modes/generate-text.ts';
import { createNebiusStandIn, type NebiusStandIn } from '../nebius-stand-in.ts';

const [MODEL, LORA] = SERVED_MODELS;
const messages = [{ role: 'user' as const, content: 'Go.' }];
const TEXT = generateText({ tokens: 40, seed: 'faults' });

let standIn: NebiusStandIn;

beforeAll(async () => {
  const script = { generate: { tokens: 40, seed: 'faults' } };
  standIn = await createNebiusStandIn({ mode: 'scripted', script, firstTokenMs: 0, tokensPerSecond: Infinity });
});
afterAll(() => standIn.close());
beforeEach(() => plan([]));

async function plan(entries: unknown[]): Promise<void> {
  const response = await fetch(`${standIn.url}/stand-in/faults`, { method: 'POST', body: JSON.stringify({ plan: entries }) });
  expect(response.status).toBe(200);
}

const post = (stream = true, headers: Record<string, string> = {}, model: string = MODEL) =>
  request(`${standIn.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer any', ...headers },
    body: JSON.stringify({ model, messages, stream, ...(stream && { stream_options: { include_usage: true } }) }),
  });

/** What a patient reader gets: the text, whether each ending frame came, whether the connection broke. */
async function read(headers: Record<string, string> = {}) {
  const { body } = await post(true, headers);
  let raw = '';
  let broke = false;
  try {
    for await (const part of body.setEncoding('utf8')) raw += String(part);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    broke = true;
  }
  const data = [...raw.matchAll(/^data: (.*?)\r?$/gm)].map(([, payload = '']) => payload);
  const frames = data.filter((payload) => payload !== '[DONE]').map((payload) => JSON.parse(payload) as OpenAI.ChatCompletionChunk);
  return {
    raw,
    broke,
    text: frames.map((frame) => frame.choices?.[0]?.delta.content ?? '').join(''),
    finish: frames.some((frame) => typeof frame.choices?.[0]?.finish_reason === 'string'),
    usage: frames.some((frame) => frame.usage != null),
    done: data.includes('[DONE]'),
  };
}

describe('faults instead of an answer', () => {
  it.each([
    ['503', { retryAfterS: 3 }, 503, '3'],
    ['503', {}, 503, undefined],
    ['429', { retryAfterS: 5 }, 429, '5'],
    ['500', {}, 500, undefined],
    ['409', {}, 409, undefined],
    ['retired', {}, 404, undefined],
  ])('%s %j answers %i once and then recovers', async (fault, parameters, status, retryAfter) => {
    await plan([{ fault, ...parameters }]);
    const refused = await post();
    expect(refused.statusCode).toBe(status);
    expect(refused.headers['retry-after']).toBe(retryAfter);
    expect(await refused.body.json()).toEqual({ detail: expect.any(String) });
    expect((await read()).text).toBe(TEXT);
  });

  it('finds fault with a body that is right', async () => {
    await plan([{ fault: '422' }]);
    const refused = await post();
    expect([refused.statusCode, await refused.body.json()]).toEqual([422, { detail: [expect.objectContaining({ loc: ['body'] })] }]);
  });

  it('sends the extra frame it was asked for', async () => {
    await plan([{ fault: 'empty_choices' }, { fault: 'duplicate_role' }]);
    expect((await read()).raw).toMatch(/"choices":\[\]\}/);
    expect((await read()).raw.match(/"role":"assistant"/g)).toHaveLength(2);
  });

  it('retires one model and leaves the others', async () => {
    await plan([{ fault: 'retired', times: 99, model: LORA }]);
    const refused = await post(true, {}, LORA);
    expect(await refused.body.json()).toEqual({ detail: `The model \`${LORA}\` does not exist.` });
    expect((await read()).text).toBe(TEXT);
  });

  it('resets the connection', async () => {
    await plan([{ fault: 'reset' }]);
    await expect(post()).rejects.toThrow();
  });

  it('starts cold, before the headers or after them', async () => {
    for (const headersFirst of [false, true]) {
      await plan([{ fault: 'cold_start', ms: 150, headersFirst }]);
      const startMs = performance.now();
      const { body } = await post();
      const headersMs = performance.now() - startMs;
      await body.text();
      expect(performance.now() - startMs).toBeGreaterThan(140);
      expect(headersMs < 140).toBe(headersFirst);
    }
  });
});

describe('faults within a stream', () => {
  it('is cut after so many tokens, without an ending', async () => {
    await plan([{ fault: 'cut_after_tokens', tokens: 5 }]);
    const got = await read();
    expect(got).toMatchObject({ broke: true, finish: false, usage: false, done: false });
    expect(got.text.length).toBeGreaterThan(0);
    expect(TEXT.startsWith(got.text)).toBe(true);
  });

  it.each([
    ['no_done', { finish: true, usage: true, done: false }],
    ['no_finish_reason', { finish: false, usage: true, done: true }],
    ['no_usage', { finish: true, usage: false, done: true }],
    ['empty_choices', { finish: true, usage: true, done: true }],
    ['duplicate_role', { finish: true, usage: true, done: true }],
    ['crlf', { finish: true, usage: true, done: true }],
    ['none', { finish: true, usage: true, done: true }],
  ])('%s changes the ending and not the text', async (fault, ending) => {
    await plan([{ fault }]);
    expect(await read()).toMatchObject({ broke: false, text: TEXT, ...ending });
  });

  it('counts as another template would: more prompt tokens than ours', async () => {
    const promptTokens = async () => ((await (await post(false)).body.json()) as OpenAI.ChatCompletion).usage?.prompt_tokens ?? 0;
    const ours = await promptTokens();
    await plan([{ fault: 'other_template', extraTokens: 100 }]);
    expect([await promptTokens(), await promptTokens()]).toEqual([ours + 100, ours]);
  });

  it('sends an error frame that the SDK throws', async () => {
    await plan([{ fault: 'error_frame', tokens: 3 }]);
    const nebius = new OpenAI({ apiKey: 'any', baseURL: standIn.baseUrl, maxRetries: 0 });
    const stream = await nebius.chat.completions.create({ model: MODEL, messages, stream: true });
    const drain = async (): Promise<void> => {
      for await (const chunk of stream) expect(chunk.object).toBe('chat.completion.chunk');
    };
    await expect(drain()).rejects.toMatchObject({ status: undefined, code: 500 });
  });

  it('drips slowly', async () => {
    await plan([{ fault: 'slow_drip', msPerToken: 5 }]);
    const startMs = performance.now();
    expect((await read()).text).toBe(TEXT);
    expect(performance.now() - startMs).toBeGreaterThan(100);
  });

  it('goes silent with the connection open, until the reader gives up', async () => {
    await plan([{ fault: 'stall', tokens: 4 }]);
    const given = new AbortController();
    const { body } = await request(`${standIn.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer any', 'x-client-request-id': 'stall.1' },
      body: JSON.stringify({ model: MODEL, messages, stream: true }),
      signal: given.signal,
    });
    setTimeout(() => given.abort(), 150);
    await expect(body.text()).rejects.toThrow();
    expect(standIn.state.log.byKey('stall.1')?.sentChars).toBeGreaterThan(0);
  });

  it('can be asked for by a header', async () => {
    expect(await read({ 'x-stand-in-fault': 'no_done' })).toMatchObject({ done: false, text: TEXT });
    expect((await post(true, { 'x-stand-in-fault': 'meteor' })).statusCode).toBe(422);
  });
});

describe('split_utf8', () => {
  it('cuts characters across TCP segments, and a buffering reader loses nothing', async () => {
    await plan([{ fault: 'split_utf8' }]);
    const segments = await rawSegments();
    const broken = segments.filter((segment) => segment.toString('utf8').includes('\uFFFD'));
    expect(broken.length).toBeGreaterThan(3);
    await plan([{ fault: 'split_utf8' }]);
    expect((await read()).text).toBe(TEXT);
  });
});

/** The answer as it arrives on the socket, one buffer per segment read. */
async function rawSegments(): Promise<Buffer[]> {
  const body = JSON.stringify({ model: MODEL, messages, stream: true });
  const socket = connect(standIn.port, '127.0.0.1');
  socket.setNoDelay(true);
  socket.write(
    `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer any\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  const segments: Buffer[] = [];
  for await (const segment of socket as AsyncIterable<Buffer>) segments.push(segment);
  return segments;
}
